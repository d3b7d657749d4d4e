export { currentDesk, holdDesk, serverNow } from './theDesk';
export { everySecond } from './everySecond';
