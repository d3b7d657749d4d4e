import { createElement } from 'lwc';
import CustomerApp from '../lwc/customerApp/customerApp.ts';
import { words } from '../lwc/customerWords/customerWords.ts';

/** Puts the customer's side into the page. */
export function showCustomerPage(): void {
  document.title = words.title;
  document.body.append(createElement('console-customer-app', { is: CustomerApp }));
}
