import type { ContactState, LedgerEntry, Seed } from '../support/control.ts';
import { saved, type Deed, type Effect, type Story } from './deeds.ts';

/** Everything that is known once a session is over. */
export interface Truth {
  agentId: string;
  ledger: LedgerEntry[];
  contacts: ContactState[];
  skills: Pick<Seed['skills'][number], 'skillId' | 'dispositions'>[];
  maxOpenPolls: number;
  /** The routes on which a request was carried out after its client had been told that it failed. */
  lateRoutes: string[];
}

/** May take effect once for each contact, however often it is pressed. */
const ONCE: Effect[] = ['accept', 'email-send'];
const PRESSED: Effect[] = [
  'accept',
  'hold',
  'resume',
  'end',
  'acw-end',
  'disposition',
  'chat-text',
  'email-send',
  'dial',
  'state'
];

const digits = (text: string): string => text.replace(/\D/g, '');

/** Whether the screen's name of a customer is this contact's; one that has no name is called by its number. */
const isOf = (customer: string, { name, from, to, isInbound }: ContactState): boolean =>
  name === '' ? digits(customer) === digits(isInbound ? from : to) : customer === name;

/** The agent was on it, or has dialled it: a session must hold it. */
export const isHandled = ({ connectedAt, isInbound }: ContactState): boolean => connectedAt !== null || !isInbound;

/** Nothing of the contact is owed, by the contact centre's own truth. */
export function isSettledInTruth({ skills }: Pick<Truth, 'skills'>, contact: ContactState): boolean {
  const hasList = skills.some(({ skillId, dispositions }) => skillId === contact.skillId && dispositions.length > 0);
  const isOwing = contact.connectedAt !== null && hasList && contact.disposition === null;
  return contact.finalState && contact.acw !== 'open' && !isOwing;
}

/** Sessions that the screen lists as closed while the contact centre has something open of that customer. */
export function closedTooEarly(closed: string[], truth: Pick<Truth, 'agentId' | 'contacts' | 'skills'>): string[] {
  return truth.contacts
    .filter((contact) => contact.agentId === truth.agentId && isHandled(contact) && !isSettledInTruth(truth, contact))
    .filter((contact) => closed.some((customer) => isOf(customer, contact)))
    .map(({ channel, contactId }) => `${channel} ${contactId} is open in truth and its session is shown closed`);
}

function judgeContact(contact: ContactState, truth: Truth, deeds: Deed[]): string[] {
  const { contactId, channel } = contact;
  const name = `${channel} ${contactId}`;
  const of = (effect: Effect): LedgerEntry[] =>
    truth.ledger.filter((entry) => entry.effect === effect && entry.contactId === contactId);
  const faults = ONCE.filter((effect) => of(effect).length > 1).map(
    (effect) => `${effect} of ${name} took effect twice`
  );
  if (!isHandled(contact)) return faults;
  if (!isSettledInTruth(truth, contact)) faults.push(`${name} is not settled in truth and on no screen any more`);

  const dispositions = of('disposition');
  const keys = new Set(dispositions.map(({ key }) => key));
  const mayRepeat = truth.lateRoutes.some((route) => /disposition/.test(route));
  if (dispositions.length > keys.size && !mayRepeat) faults.push(`one disposition of ${name} took effect twice`);
  const chosen = deeds.filter((deed) => deed.effect === 'disposition' && deed.contactId === contactId);
  if (contact.disposition === null) return faults;
  const { name: said, notes } = contact.disposition;
  const lastSure = chosen.findLastIndex(({ isSure }) => isSure);
  const possible = chosen.slice(Math.max(0, lastSure)).map(({ what }) => what);
  if (!possible.includes(saved(said, notes)))
    faults.push(`${name} has the disposition ${said} "${notes}", chosen was ${possible.join(' or ') || 'none'}`);
  return faults;
}

/** No key without a press: nothing is done that the agent has not asked for. */
function judgePresses({ ledger, agentId, lateRoutes }: Truth, deeds: Deed[]): string[] {
  // On the wire both ends are one request: carried out late, it ends what is left to end by then.
  const mayEndLate = lateRoutes.some((route) => route.endsWith('/end'));
  const known = (effect: string): string => (mayEndLate && effect === 'acw-end' ? 'end' : effect);
  const faults: string[] = [];
  const aboutEntry = ({ effect, contactId, payload }: LedgerEntry): string =>
    effect === 'dial' ? String(payload['phoneNumber']) : contactId || String(payload['state']);
  for (const effect of PRESSED) {
    const entries = ledger.filter((entry) => known(entry.effect) === effect && entry.agentId === agentId);
    for (const about of new Set(entries.map(aboutEntry))) {
      const keys = new Set(entries.filter((entry) => aboutEntry(entry) === about).map(({ key }) => key));
      const presses = deeds.filter(
        (deed) => known(deed.effect) === effect && about === (deed.contactId || deed.what)
      ).length;
      if (keys.size > presses) faults.push(`${keys.size} times ${effect} for ${presses} presses (${about})`);
    }
  }
  return faults;
}

/** Each line and letter took effect once for a press, or the agent was told, or it stands where it was typed. */
function judgeWords({ ledger }: Truth, { deeds, putToAgent, unsent }: Story): string[] {
  const faults: string[] = [];
  const written = deeds.filter(({ effect }) => effect === 'chat-text' || effect === 'email-send');
  for (const what of new Set(written.map((deed) => deed.what))) {
    const presses = written.filter((deed) => deed.what === what);
    const { effect, contactId } = presses[0]!;
    const arrived = ledger.filter(
      (entry) => entry.effect === effect && Object.values(entry.payload).some((text) => String(text).includes(what))
    );
    if (arrived.length > presses.length) faults.push(`"${what}" was sent ${arrived.length} times`);
    if (arrived.some((entry) => entry.contactId !== contactId)) faults.push(`"${what}" went to another customer`);
    const isTold = putToAgent.has(what) || putToAgent.has(contactId) || unsent.has(what);
    if (arrived.length === 0 && !isTold && presses.some(({ isSure }) => isSure))
      faults.push(`"${what}" was sent by the agent, did not arrive, and nobody said so`);
  }
  return faults;
}

/** What was lost, done twice, done unasked or closed early, by the contact centre's ledger and contacts; empty when nothing was. */
export function judge(truth: Truth, story: Story): string[] {
  const { agentId, ledger, contacts, maxOpenPolls } = truth;
  const own = contacts.filter((contact) => contact.agentId === agentId);
  const faults = own.flatMap((contact) => judgeContact(contact, truth, story.deeds));
  faults.push(...judgePresses(truth, story.deeds), ...judgeWords(truth, story));
  const starts = ledger.filter((entry) => entry.effect === 'session-start' && entry.agentId === agentId).length;
  if (starts !== 1) faults.push(`${starts} agent sessions were started`);
  if (maxOpenPolls > 1) faults.push(`${maxOpenPolls} polls were open at once`);
  return faults;
}
