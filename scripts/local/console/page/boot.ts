import './page.css';
import { loadOrgContext } from '../platform/orgContext.ts';

const parameters = new URLSearchParams(location.search);
await loadOrgContext(parameters.get('language') ?? 'en');
// Synthetic shadow, as Lightning Experience has it, must be in place before the framework is.
if (parameters.get('shadow') !== 'native') await import('@lwc/synthetic-shadow');
const { showConsole } = await import('./console.ts');
showConsole();
