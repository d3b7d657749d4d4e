import { Refusal } from './refusal.ts';

/** Behaviours the public material leaves open, each with the reading this project ships. */
export const MANNERS = {
  /** Contacts joined by elevation carry a common group id; off: only the parent's id. */
  omniGroupId: true,
  /** `Omnichannel` or `SingleContact`. */
  deliveryMode: 'Omnichannel',
  /** Whether choosing a state ends after-contact work; `null`: only in single-contact delivery. */
  stateEndsAcw: null,
  /** Rejecting an offer puts the agent into Refused. */
  rejectRefuses: true,
  /** A disposition saved before the contact ends leaves nothing to wait for (skills of ACW type disposition). */
  earlyDispositionSkipsAcw: true,
  /** A repeated CorrelationId of the same agent has no second effect. */
  idempotencyKey: false,
  /** Seconds an access token lives. */
  tokenSeconds: 3600,
  /** `prompt=none` succeeds while the issuer's cookie is there. */
  silentSignIn: true,
  /** Requests per second and agent before 429. */
  requestsPerSecond: 50,
  /** A second poll of the same agent session ends the first with 409. */
  newPollEndsOlder: false,
  /** The agent leg is dialled by itself when a call needs it; off: 409. */
  legConnectsItself: true,
  /** Milliseconds until the agent's phone answers. */
  legAnswersMs: 0,
  /** Milliseconds from Dialing to Ringing. */
  dialStepMs: 150,
  /** Non-voice contacts wait for the agent's +1 request. */
  requestContact: false,
  /** Seconds between two position events of a playing voicemail. */
  playbackEventSeconds: 2
} as const satisfies Record<string, boolean | number | string | null>;

type Widened<T> = T extends boolean ? boolean : T extends number ? number : T;

export type MannerName = keyof typeof MANNERS;
export type Manners = {
  -readonly [K in Exclude<MannerName, 'deliveryMode' | 'stateEndsAcw'>]: Widened<(typeof MANNERS)[K]>;
} & { deliveryMode: 'Omnichannel' | 'SingleContact'; stateEndsAcw: boolean | null };

/** Every switch with all its readings, the shipped one first; numbers are no switches. */
export const READINGS: Partial<Record<MannerName, unknown[]>> = Object.fromEntries(
  Object.entries(MANNERS)
    .filter(([, shipped]) => typeof shipped === 'boolean')
    .map(([name, shipped]) => [name, [shipped, !shipped]] as [string, unknown[]])
    .concat([
      ['deliveryMode', ['Omnichannel', 'SingleContact']],
      ['stateEndsAcw', [null, true, false]]
    ])
);

/** The shipped readings. */
export function defaultManners(): Manners {
  return { ...MANNERS };
}

function fits(name: MannerName, value: unknown): boolean {
  if (name === 'deliveryMode') return value === 'Omnichannel' || value === 'SingleContact';
  if (name === 'stateEndsAcw') return value === null || typeof value === 'boolean';
  const shipped: unknown = MANNERS[name];
  return typeof value === typeof shipped && (typeof value !== 'number' || (Number.isFinite(value) && value >= 0));
}

/** Merges what is given over what is set; an unknown name or an unfit value refuses the whole change. */
export function mergeManners(manners: Manners, change: Record<string, unknown>): Manners {
  for (const [name, value] of Object.entries(change)) {
    if (!(name in MANNERS)) throw new Refusal(400, 'UnknownManner', `There is no manner "${name}".`);
    if (!fits(name as MannerName, value))
      throw new Refusal(400, 'UnfitManner', `"${name}" cannot be ${JSON.stringify(value)}.`);
  }
  return { ...manners, ...change } as Manners;
}

/** Whether choosing a state ends after-contact work under the manners set. */
export function stateEndsAcw(manners: Manners): boolean {
  return manners.stateEndsAcw ?? manners.deliveryMode === 'SingleContact';
}
