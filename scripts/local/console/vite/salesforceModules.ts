import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BASE_COMPONENTS, ROOT } from './bundles.ts';

const PLATFORM = join(ROOT, 'scripts/local/console/platform');

const packaged = new Map<string, string>(
  (
    JSON.parse(readFileSync(join(BASE_COMPONENTS, 'package.json'), 'utf8')) as {
      lwc: { modules: { name?: string; path: string }[] };
    }
  ).lwc.modules
    .filter((module) => module.name)
    .map((module) => [module.name!, join(BASE_COMPONENTS, module.path)])
);

/** The file that stands in for a module the base components bring themselves, or null. */
export const packagedModule = (id: string): string | null => packaged.get(id) ?? null;

const text = (value: unknown) => JSON.stringify(value);

function packagedValue(id: string): string {
  const file = packaged.get(id);
  if (!file) return 'undefined';
  return readFileSync(file, 'utf8').match(/export default ([\s\S]*?);?\s*$/)?.[1] ?? 'undefined';
}

/**
 * The source of an `@salesforce/*` module, or null when it is none of those the stand-in knows.
 * Words and formats are looked up when the page loads, so that one build serves every language.
 */
export function salesforceModule(id: string): string | null {
  const [, kind, rest] = id.match(/^@salesforce\/(\w+)(?:\/(.+))?$/) ?? [];
  switch (kind) {
    case 'label':
      return `export default globalThis.standInOrg.label(${text(rest)}, ${packagedValue(id)});`;
    case 'i18n':
      return `export default globalThis.standInOrg.i18n(${text(rest)}, ${packagedValue(id)});`;
    case 'apex':
      return rest
        ? `import { apexMethod } from ${text(join(PLATFORM, 'apex.ts'))};\nexport default apexMethod(${text(rest)});`
        : `export { refreshApex, getSObjectValue } from ${text(join(PLATFORM, 'apex.ts'))};`;
    case 'schema': {
      const [objectApiName, ...field] = rest!.split('.');
      return `export default ${text(field.length ? { objectApiName, fieldApiName: field.join('.') } : { objectApiName })};`;
    }
    case 'messageChannel':
      return `export default ${text({ name: rest })};`;
    case 'user':
      return rest === 'Id' ? 'export default globalThis.standInOrg.userId;' : 'export default false;';
    case 'customPermission':
    case 'userPermission':
      return `export default globalThis.standInOrg.hasPermission(${text(rest)});`;
    default:
      return null;
  }
}
