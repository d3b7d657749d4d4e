export { everySecond } from './everySecond';
export { FocusKeeper } from './focusKeeper';
export { currentDesk, holdDesk, serverNow } from './theDesk';
