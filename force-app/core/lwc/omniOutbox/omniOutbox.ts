export type { Intent, IntentNews, IntentStatus, Wished } from './intent';
export type { Outbox, OutboxPorts } from './outboxShape';
export { createOutbox } from './outbox';
export { hasWords, isLetter, isPutToAgent } from './rules';
