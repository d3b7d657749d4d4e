export type { Intent, IntentNews, IntentStatus } from './intent';
