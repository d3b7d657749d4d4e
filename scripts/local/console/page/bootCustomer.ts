import { prepare } from './prepare.ts';

await prepare();
const { showCustomerPage } = await import('./customer.ts');
showCustomerPage();
