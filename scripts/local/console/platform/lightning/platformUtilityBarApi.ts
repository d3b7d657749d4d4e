import { type IconVariant, type Utility, changeUtility, onPress, showUtility, utilities } from '../utilities.ts';
import type { DataCallback, WireAdapter } from '../wire.ts';

const ICON_VARIANTS = ['success', 'warning', 'error'];

function must(id: string, done: boolean): Promise<boolean> {
  return done ? Promise.resolve(true) : Promise.reject(new Error(`There is no utility ${JSON.stringify(id)}.`));
}

const given = <T extends object>(change: T): Partial<T> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<T>;

const variantOf = (variant: IconVariant) => (variant && ICON_VARIANTS.includes(variant) ? variant : undefined);

/** The id of the utility around the component; null outside a utility. */
export class EnclosingUtilityId implements WireAdapter<object, { utilityId?: string }> {
  static contextSchema = { utilityId: 'optional' };
  readonly #tell: DataCallback;

  constructor(tell: DataCallback) {
    this.#tell = tell;
  }

  connect(): void {}

  update(_config: object, context?: { utilityId?: string }): void {
    this.#tell(context?.utilityId ?? null);
  }

  disconnect(): void {}
}

export const open = (utilityId: string, { autoFocus = false } = {}): Promise<boolean> =>
  must(utilityId, showUtility(utilityId, true, autoFocus));

export const minimize = (utilityId: string): Promise<boolean> => must(utilityId, showUtility(utilityId, false));

export function updateUtility(
  utilityId: string,
  change: { label?: string; icon?: string; iconVariant?: IconVariant; highlighted?: boolean } = {}
): Promise<boolean> {
  const { label, icon, iconVariant, highlighted } = change;
  const variant = 'iconVariant' in change ? { iconVariant: variantOf(iconVariant) ?? null } : {};
  return must(
    utilityId,
    changeUtility(utilityId, () => ({ ...given({ label, icon, highlighted }), ...variant }) as Partial<Utility>)
  );
}

export function updatePanel(
  utilityId: string,
  change: {
    label?: string;
    icon?: string;
    iconVariant?: IconVariant;
    height?: number;
    width?: number;
    heightTransition?: number;
    widthTransition?: number;
  } = {}
): Promise<boolean> {
  const { label, icon, height, width } = change;
  const variant = 'iconVariant' in change ? { iconVariant: variantOf(change.iconVariant) ?? null } : {};
  return must(
    utilityId,
    changeUtility(utilityId, ({ panel }) => ({
      panel: { ...panel, ...given({ label, icon, height, width }), ...variant }
    }))
  );
}

export const enablePopout = (utilityId: string, enabled: boolean, { disabledText = '' } = {}): Promise<boolean> =>
  must(
    utilityId,
    changeUtility(utilityId, () => ({ popout: { enabled, disabledText } }))
  );

export const enableModal = (utilityId: string, _enabled: boolean): Promise<boolean> =>
  must(
    utilityId,
    changeUtility(utilityId, () => ({}))
  );

function infoOf({ id, isOpen, isPoppedOut, label, icon, iconVariant, highlighted, panel }: Utility) {
  return {
    id,
    utilityVisible: isOpen,
    utilityLabel: label,
    utilityIcon: icon,
    utilityIconVariant: iconVariant ?? null,
    utilityHighlighted: highlighted,
    utilityPoppedOut: isPoppedOut,
    panelHeaderLabel: panel.label,
    panelHeaderIcon: panel.icon,
    panelHeaderIconVariant: panel.iconVariant ?? null,
    panelHeight: panel.height,
    panelWidth: panel.width
  };
}

export function getInfo(utilityId: string): Promise<ReturnType<typeof infoOf>> {
  const utility = utilities.value.find(({ id }) => id === utilityId);
  return utility
    ? Promise.resolve(infoOf(utility))
    : Promise.reject(new Error(`There is no utility ${JSON.stringify(utilityId)}.`));
}

export const getAllUtilityInfo = (): Promise<ReturnType<typeof infoOf>[]> =>
  Promise.resolve(utilities.value.map(infoOf));

export function onUtilityClick(
  utilityId: string,
  handler: (event: { panelVisible: boolean }) => void
): Promise<boolean> {
  onPress(utilityId, handler);
  return must(
    utilityId,
    utilities.value.some(({ id }) => id === utilityId)
  );
}
