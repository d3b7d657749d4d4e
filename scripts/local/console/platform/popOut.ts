import { deliver, forwardMessages } from './lightning/messageService.ts';
import { changeUtility, onPress, utilities, type Utility } from './utilities.ts';

/** What a window and the page it was popped out of tell each other. */
type Told =
  | { kind: 'message'; channel: string; text: string }
  | { kind: 'utility'; id: string; look: Pick<Utility, 'label' | 'icon' | 'iconVariant' | 'highlighted'> };

const LOOK_AGAIN_MS = 200;

const lookOf = ({ label, icon, iconVariant, highlighted }: Utility) => ({ label, icon, iconVariant, highlighted });

function hear(from: (source: MessageEventSource | null) => boolean): void {
  addEventListener('message', ({ data, origin, source }) => {
    if (origin !== location.origin || !from(source)) return;
    const told = data as Told;
    if (told?.kind === 'message') deliver(told.channel, told.text);
    else if (told?.kind === 'utility') changeUtility(told.id, () => told.look);
  });
}

const windows = new Map<string, Window>();

/** Lets windows be popped out of this page: they share its messages, and its bar shows what they say of themselves. */
export function allowPopOut(): void {
  hear((source) => [...windows.values()].includes(source as Window));
  forwardMessages((channel, text) => {
    for (const shown of windows.values()) shown.postMessage({ kind: 'message', channel, text }, location.origin);
  });
}

/** Moves a utility into a window of its own; here its component is destroyed until that window is closed. */
export function popOut(utility: Utility): void {
  const { id, panel } = utility;
  const language = new URLSearchParams(location.search).get('language');
  const address = `/?popout=${id}${language === null ? '' : `&language=${language}`}`;
  const shown = window.open(address, `popout-${id}`, `popup,width=${panel.width},height=${panel.height}`);
  if (!shown) return;
  windows.set(id, shown);
  changeUtility(id, () => ({ isPoppedOut: true, isOpen: false }));
  onPress(id, () => {
    if (!windows.has(id)) return;
    shown.focus();
    changeUtility(id, () => ({ isOpen: false }));
  });
  const look = (): void => {
    if (!shown.closed) {
      setTimeout(look, LOOK_AGAIN_MS);
      return;
    }
    windows.delete(id);
    changeUtility(id, () => ({ isPoppedOut: false, isOpen: true }));
  };
  look();
}

/** The utility that this page is the window of; null: it is the console. */
export const poppedOutUtility = (): string | null => new URLSearchParams(location.search).get('popout');

/** Joins this window to the page it was popped out of, and goes with it. */
export function joinOpener(id: string): void {
  const { opener } = window as { opener: Window | null };
  if (!opener) return;
  hear((source) => source === opener);
  forwardMessages((channel, text) => opener.postMessage({ kind: 'message', channel, text }, location.origin));
  utilities.watch((value) => {
    const own = value.find((utility) => utility.id === id);
    if (own) opener.postMessage({ kind: 'utility', id, look: lookOf(own) }, location.origin);
  });
  const look = (): void => void (opener.closed ? window.close() : setTimeout(look, LOOK_AGAIN_MS));
  look();
}
