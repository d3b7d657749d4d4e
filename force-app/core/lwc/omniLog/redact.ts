/** What a line of the log is about, by name. */
export type Facts = { [name: string]: unknown };

const LEFT_OUT = '[left out]';
const PRIVATE =
  /name|address|text|notes?$|subject|payload|number|phone|mail|customer|author|message|body|label|detail|draft|token|secret|password|authorization|cookie|^(from|to)$/i;
const ID_NAME = /(^id|Ids?|Key)$/;
const ID = /^[\w-]{1,40}$/;
const WORD = /^[\w.:/>-]{0,60}$/;
const LONGEST = 200;

/** In this order: a token may hold what looks like a number. */
const REPLACED: [RegExp, string][] = [
  [/\bbearer\s+\S+/gi, '[token]'],
  [/\beyJ[\w-]{5,}[\w.-]*/g, '[token]'],
  [/[\w+/=~-]{32,}/g, '[token]'],
  [/[^\s@<>"'(),;:]+@[^\s@<>"'(),;:]+/g, '[e-mail]'],
  [/[+(]?\p{Nd}(?:[\s()./\u2010-\u2015-]*\p{Nd}){4,}/gu, '[number]']
];

/** Words of ours or of an admin's, without what looks like a token, an e-mail address or a number of five digits or more. */
export const redactText = (text: string): string =>
  REPLACED.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text).slice(0, LONGEST);

/** One word of a machine, such as an event's type; anything else may be what somebody said and is left out. */
export const redactWord = (word: string): string => (WORD.test(word) ? redactText(word) : LEFT_OUT);

/** An id as the contact centre gives it: the one place where many digits may stand. */
export const redactId = (id: string): string => (ID.test(id) ? id : redactWord(id));

function factOf(name: string, value: unknown): string {
  if (PRIVATE.test(name)) return LEFT_OUT;
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return redactWord(String(value));
  if (typeof value !== 'string') return LEFT_OUT;
  return ID_NAME.test(name) ? redactId(value) : redactWord(value);
}

/** Facts as `name=value`; what may be private by its name, or is no plain value, is left out. Null and undefined are not said. */
export const redactFacts = (facts: Facts): string =>
  Object.entries(facts)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `${redactWord(name)}=${factOf(name, value)}`)
    .join(' ');
