export { DraftEcho } from './draftEcho';
export { everySecond } from './everySecond';
export { FocusKeeper } from './focusKeeper';
export { afterPress, watchPresses } from './presses';
export { currentDesk, holdDesk, serverNow } from './theDesk';
