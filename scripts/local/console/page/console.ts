import { createElement } from 'lwc';
import ConsoleApp from '../lwc/app/app.ts';
import PopOut from '../lwc/popOut/popOut.ts';
import { allowPopOut, joinOpener, poppedOutUtility } from '../platform/popOut.ts';
import { fillUtilityBar, showUtility } from '../platform/utilities.ts';
import { navigate, pageOf } from '../platform/workspace.ts';

/** Puts the console into the page, at the record or list its address names. */
export function showConsole(): void {
  fillUtilityBar(globalThis.standInOrg.utilityBar);
  const utilityId = poppedOutUtility();
  if (utilityId !== null) return showWindow(utilityId);
  allowPopOut();
  const page = pageOf(location.pathname);
  if (page) void navigate(page);
  document.body.append(createElement('console-app', { is: ConsoleApp }));
}

/** Puts one utility alone into the page, which is the window it was popped out into. */
function showWindow(utilityId: string): void {
  showUtility(utilityId, true);
  joinOpener(utilityId);
  const shown = Object.assign(createElement('console-pop-out', { is: PopOut }), { utilityId });
  document.body.append(shown);
}
