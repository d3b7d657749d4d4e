import type { Description } from '../../org/describe.ts';
import type { UtilityItem } from '../../org/utilityBar.ts';

/** What `GET /org/context` answers. */
export interface OrgContext {
  language: string;
  userId: string;
  userName: string;
  permissions: string[];
  labels: Record<string, string>;
  formats: Record<string, unknown>;
  objects: Description[];
  utilityBar: UtilityItem[];
}

/** What every `@salesforce/*` stand-in draws on; loaded once before anything else of the page. */
export interface StandInOrg extends Omit<OrgContext, 'labels' | 'formats' | 'permissions'> {
  /** A label's text, or its name in brackets when nobody has written it. */
  label(name: string, fallback?: string): string;
  i18n(name: string, fallback: unknown): unknown;
  hasPermission(name: string): true | undefined;
}

declare global {
  var standInOrg: StandInOrg;
}

/** Makes the stand-in org's words, formats and user known to the page. */
export function useOrgContext(context: OrgContext): void {
  globalThis.standInOrg = {
    language: context.language,
    userId: context.userId,
    userName: context.userName,
    objects: context.objects,
    utilityBar: context.utilityBar,
    label: (name, fallback) => context.labels[name] ?? fallback ?? `[${name}]`,
    i18n: (name, fallback) => context.formats[name] ?? fallback,
    hasPermission: (name) => (context.permissions.includes(name) ? true : undefined)
  };
}

/** Loads the context of the running user in a language (`en`, `de`). */
export async function loadOrgContext(language: string): Promise<void> {
  const answer = await fetch(`/org/context?language=${encodeURIComponent(language)}`);
  useOrgContext((await answer.json()) as OrgContext);
  document.documentElement.lang = globalThis.standInOrg.language;
}
