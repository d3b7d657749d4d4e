import './page.css';
import { loadOrgContext } from '../platform/orgContext.ts';

/** Loads the org's words, then the shadow that Lightning Experience has; both must be there before the framework is. */
export async function prepare(): Promise<void> {
  const parameters = new URLSearchParams(location.search);
  await loadOrgContext(parameters.get('language') ?? 'en');
  if (parameters.get('shadow') !== 'native') await import('@lwc/synthetic-shadow');
}
