import { createElement } from 'lwc';
import CustomerApp from 'console/customerApp';
import { words } from 'console/customerWords';

/** Puts the customer's side into the page. */
export function showCustomerPage(): void {
  document.title = words.title;
  document.body.append(createElement('console-customer-app', { is: CustomerApp }));
}
