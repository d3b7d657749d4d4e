import { createElement } from 'lwc';
import ConsoleApp from 'console/app';

/** Puts the console into the page. */
export function showConsole(): void {
  document.body.append(createElement('console-app', { is: ConsoleApp }));
}
