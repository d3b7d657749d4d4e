export type { Intent, IntentNews, IntentStatus } from './intent';
export type { Outbox, OutboxPorts } from './outboxShape';
export { createOutbox } from './outbox';
export { isPutToAgent } from './rules';
