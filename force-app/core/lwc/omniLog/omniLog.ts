export { createLog, type Log, type LogLine } from './log';
export { redactFacts, redactId, redactText, redactWord, type Facts } from './redact';
