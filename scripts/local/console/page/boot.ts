import { prepare } from './prepare.ts';

await prepare();
const { showConsole } = await import('./console.ts');
showConsole();
