import { Watched } from './watched.ts';

export type IconVariant = 'success' | 'warning' | 'error' | '' | null | undefined;

/** One item of the utility bar as the console draws it. */
export interface Utility {
  id: string;
  label: string;
  icon: string;
  iconVariant: IconVariant;
  highlighted: boolean;
  isOpen: boolean;
  /** It is in a window of its own. */
  isPoppedOut: boolean;
  /** Whether the component asked that opening puts keyboard focus into the panel. */
  autoFocus: boolean;
  panel: { label: string; icon: string; iconVariant: IconVariant; height: number; width: number };
  popout: { enabled: boolean; disabledText: string };
}

/** The utility bar of the page. */
export const utilities = new Watched<Utility[]>([]);

const clickHandlers = new Map<string, Set<(event: { panelVisible: boolean }) => void>>();

/** Changes one utility; answers whether there is such a one. */
export function changeUtility(id: string, change: (utility: Utility) => Partial<Utility>): boolean {
  if (!utilities.value.some((utility) => utility.id === id)) return false;
  utilities.value = utilities.value.map((utility) =>
    utility.id === id ? { ...utility, ...change(utility) } : utility
  );
  return true;
}

/** Opens one utility, which minimises every other, or minimises it. */
export function showUtility(id: string, isOpen: boolean, autoFocus = false): boolean {
  if (!utilities.value.some((utility) => utility.id === id)) return false;
  utilities.value = utilities.value.map((utility) => ({
    ...utility,
    isOpen: utility.id === id ? isOpen : utility.isOpen && !isOpen,
    autoFocus: utility.id === id && isOpen && autoFocus
  }));
  return true;
}

/** What happens when somebody presses an item of the bar. */
export function pressUtility(id: string): void {
  const utility = utilities.value.find((each) => each.id === id);
  if (!utility) return;
  showUtility(id, !utility.isOpen);
  changeUtility(id, () => ({ highlighted: false }));
  for (const handler of clickHandlers.get(id) ?? []) handler({ panelVisible: !utility.isOpen });
}

/** Calls when somebody presses the item, after the panel has opened or closed. */
export function onPress(id: string, handler: (event: { panelVisible: boolean }) => void): void {
  clickHandlers.set(id, (clickHandlers.get(id) ?? new Set()).add(handler));
}

/** Puts the items of the utility bar page into the bar. */
export function fillUtilityBar(items: { label: string; icon: string; height: number; width: number }[]): void {
  utilities.value = items.map(({ label, icon, height, width }, index) => ({
    id: `utility-${index + 1}`,
    label,
    icon,
    iconVariant: null,
    highlighted: false,
    isOpen: false,
    isPoppedOut: false,
    autoFocus: false,
    panel: { label, icon, iconVariant: null, height, width },
    popout: { enabled: true, disabledText: '' }
  }));
}
