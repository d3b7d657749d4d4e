import type { Answer, Refusal } from 'c/omniPorts';
import { isForeign, readJson, type Plain } from './border';
import type { Reply } from './http';

const BY_STATUS: Record<number, Refusal> = {
  400: 'invalid',
  401: 'signedOut',
  403: 'notPermitted',
  404: 'gone',
  409: 'conflict',
  410: 'gone',
  422: 'invalid'
};

/** Words in the error of a refusal that tell more than its status. The order matters: the first that fits wins. */
const TELLING: [RegExp, Refusal][] = [
  [/session/i, 'signedOut'],
  [/limit|capacity|threshold/i, 'limit'],
  [/skill/i, 'noSkill'],
  [/phone.?number|number.?(refused|not.?allowed|blocked)|emergency/i, 'numberRefused']
];
const TOLD_BY_WORDS = new Set([400, 404, 409, 422]);

const ABOUT_CONTENT = new Set([400, 422]);

const LONGEST_DETAIL = 300;

/** Error fields differ in casing and underscores from version to version. */
function errorOf(reply: Reply): { code: string; detail: string | null } {
  const body = readJson(reply);
  const fields = typeof body === 'object' && body !== null ? (body as Plain) : {};
  const text = (...names: string[]): string | null => {
    const found = names.map((name) => fields[name]).find((value) => typeof value === 'string');
    return typeof found === 'string' ? found.slice(0, LONGEST_DETAIL) : null;
  };
  const code = text('error', 'errorcode') ?? '';
  return { code, detail: text('error_description', 'errordescription', 'message') ?? (code || null) };
}

/** What became of a command, from a whole answer: every status has exactly one meaning. */
export function sortAnswer(reply: Reply): Answer {
  const { status } = reply;
  // A log-in page says no by these as well; a contact centre that says no to a request's content may say so in any words.
  if (isForeign(reply) && !ABOUT_CONTENT.has(status)) return { result: 'unknown' };
  if (status >= 200 && status < 300) return { result: 'accepted' };
  if (status < 400 || status >= 500 || status === 408 || status === 429) return { result: 'unknown' };
  const { code, detail } = errorOf(reply);
  const told = TOLD_BY_WORDS.has(status) ? TELLING.find(([words]) => words.test(code))?.[1] : undefined;
  return { result: 'refused', reason: told ?? BY_STATUS[status] ?? 'invalid', detail };
}
