import { effectiveLimits } from './limits.ts';
import { mergeManners } from './manners.ts';
import { badRequest } from './refusal.ts';
import { SHIPPED_SETTINGS } from './seed.ts';
import { tell } from './tell.ts';
import { drawSettings } from './wire.ts';
import type { Centre, Limits, Settings, SettingsOverrides } from './model.ts';

/** Values given later win; limits and matrix cells are merged one by one. */
export function mergeSettings(...layers: SettingsOverrides[]): SettingsOverrides {
  return layers.reduce(
    (below, above) => ({
      ...below,
      ...above,
      ...(below.limits || above.limits ? { limits: { ...below.limits, ...above.limits } } : {}),
      ...(below.matrix || above.matrix ? { matrix: { ...below.matrix, ...above.matrix } } : {})
    }),
    {}
  );
}

/** What holds: the shipped values, under the custom metadata, under what was changed while running. */
export function settingsOf(fromXml: SettingsOverrides, overrides: SettingsOverrides): Settings {
  return mergeSettings(SHIPPED_SETTINGS, fromXml, overrides) as Settings;
}

/** Reads the custom metadata anew; agents hear of limits that changed. */
export function applySettings(centre: Centre, fromXml: SettingsOverrides): void {
  const before = JSON.stringify(effectiveLimits(centre));
  centre.settings = settingsOf(fromXml, centre.overrides);
  if (before !== JSON.stringify(effectiveLimits(centre))) tellSettings(centre);
}

/** Merges settings over those set; limits hold at once. */
export function changeSettings(centre: Centre, fromXml: SettingsOverrides, change: Record<string, unknown>): void {
  centre.overrides = mergeSettings(centre.overrides, readSettings(change));
  applySettings(centre, fromXml);
}

/** Merges manners over those set; the agents hear of it where it shows. */
export function changeManners(centre: Centre, change: Record<string, unknown>): void {
  centre.manners = mergeManners(centre.manners, change);
  tellSettings(centre);
}

function tellSettings(centre: Centre): void {
  for (const agentId of centre.agents.keys()) tell(centre, agentId, drawSettings(centre));
}

const isSwitch = (value: unknown): boolean => typeof value === 'boolean';
const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown): boolean => typeof value === 'number' && Number.isInteger(value) && value >= 0;
const LIMITS: (keyof Limits)[] = ['voice', 'chat', 'email', 'workItem', 'sessions'];

const FITS: Record<keyof Settings, (value: unknown) => boolean> = {
  elevation: isSwitch,
  multiContact: isSwitch,
  dispositionPolicy: (value) => typeof value === 'string',
  limits: (value) =>
    isTable(value) &&
    Object.entries(value).every(([name, count]) => LIMITS.includes(name as keyof Limits) && isCount(count)),
  matrix: (value) => isTable(value) && Object.values(value).every(isSwitch)
};

function readSettings(change: Record<string, unknown>): SettingsOverrides {
  for (const [name, value] of Object.entries(change)) {
    const fits = FITS[name as keyof Settings] as ((value: unknown) => boolean) | undefined;
    if (!fits?.(value)) throw badRequest('UnfitSetting', `"${name}" cannot be ${JSON.stringify(value)}.`);
  }
  return change as SettingsOverrides;
}
