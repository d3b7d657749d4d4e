export { createSharedDesk, type SharedDeskPorts, type Term } from './sharedDesk';
