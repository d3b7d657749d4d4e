import type { DeskView } from 'c/omniDesk';
import type { KeptWish } from 'c/omniPorts';

/** Grows when a word changes its meaning; tabs that were loaded before and after an update of the product live side by side. */
export const VERSION = 1;

/** What the writer says of itself with every word. */
export interface WriterNews {
  /** The number of its newest view. */
  n: number;
  /** Server time. */
  now: number;
  /** Whose wishes it takes; null while nobody is signed in. */
  owner: string | null;
  /** Its own tab shows the softphone. */
  isShown: boolean;
}

/** What the tabs say to each other. */
export type Word =
  | ({ kind: 'beat' } & WriterNews)
  /** `isWhole`: all of the view; else what changed since the view numbered one less. */
  | ({ kind: 'view'; isWhole: boolean; changes: Partial<DeskView> } & WriterNews)
  /** A mirror asks for the whole view, and whether anybody is there. */
  | { kind: 'hello' }
  /** A mirror has a wish; null: it is in the store. */
  | { kind: 'wish'; wish: KeptWish | null };

/** One word and the epoch of the writer it comes from or is meant for. */
export interface Envelope {
  epoch: number;
  word: Word;
}

export const writeEnvelope = (envelope: Envelope): string => JSON.stringify({ v: VERSION, ...envelope });

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isTextOrNull = (value: unknown): boolean => value === null || typeof value === 'string';

/** What a command may be sent under. */
const KEY = /^[\w-]{1,64}$/;

const isWriterNews = ({ n, now, owner, isShown }: Fields): boolean =>
  isNumber(n) && isNumber(now) && isTextOrNull(owner) && typeof isShown === 'boolean';

const isKeptWish = (value: unknown): boolean =>
  isFields(value) && KEY.test(String(value['wishId'])) && isNumber(value['at']) && isFields(value['wish']);

const IS_WORD = {
  beat: isWriterNews,
  view: (word) => isWriterNews(word) && typeof word['isWhole'] === 'boolean' && isFields(word['changes']),
  hello: () => true,
  wish: ({ wish }) => wish === null || isKeptWish(wish)
} satisfies Record<Word['kind'], (word: Fields) => boolean>;

/** Reads what came over the channel. `newer`: from a tab that was loaded after an update; null: nothing that this product says. */
export function readEnvelope(text: string): Envelope | 'newer' | null {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isFields(said) || !isNumber(said['v']) || !isNumber(said['epoch'])) return null;
  if (said['v'] > VERSION) return 'newer';
  const { word } = said;
  if (said['v'] < VERSION || !isFields(word) || !Object.hasOwn(IS_WORD, String(word['kind']))) return null;
  return IS_WORD[word['kind'] as Word['kind']](word) ? { epoch: said['epoch'], word: word as unknown as Word } : null;
}

const kindOf = (value: unknown): string => (value === null ? 'nothing' : Array.isArray(value) ? 'list' : typeof value);

/** Whether what came looks like parts of a view; what is null or a table in one may be the other in the next. */
export function fitsView(changes: Partial<DeskView>, known: DeskView): boolean {
  return Object.entries(changes).every(([name, value]) => {
    if (!Object.hasOwn(known, name)) return false;
    const [before, now] = [kindOf(known[name as keyof DeskView]), kindOf(value)];
    const mayBeNull = before === 'nothing' || now === 'nothing';
    return before === now || (mayBeNull && [before, now].every((kind) => kind === 'nothing' || kind === 'object'));
  });
}
