import { createElement } from 'lwc';
import ConsoleApp from '../lwc/app/app.ts';
import { fillUtilityBar } from '../platform/utilities.ts';
import { navigate, pageOf } from '../platform/workspace.ts';

/** Puts the console into the page, at the record or list its address names. */
export function showConsole(): void {
  fillUtilityBar(globalThis.standInOrg.utilityBar);
  const page = pageOf(location.pathname);
  if (page) void navigate(page);
  document.body.append(createElement('console-app', { is: ConsoleApp }));
}
