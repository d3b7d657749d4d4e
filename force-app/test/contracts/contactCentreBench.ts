import type { Channel, ContactCentre, ContactPhase, ContactReport, Disposition } from 'c/omniPorts';
import { equal, type Hearing } from './hearing.ts';

/** The other side of the contact centre: what customers and the telephone network do. */
export interface CustomerSide {
  /** A customer gets in touch; the answer is the contact's id. */
  arrives(contact: { channel: Channel; from: string; name?: string; text?: string; subject?: string }): Promise<string>;
  writes(contactId: string, text: string): Promise<void>;
  leaves(contactId: string): Promise<void>;
  /** What a number does when it is dialled. */
  numberDoes(number: string, does: 'answers' | 'busy'): Promise<void>;
}

/** One contact centre with one agent, nobody signed in, nothing waiting. */
export interface ContactCentreBench {
  contactCentre: ContactCentre;
  customer: CustomerSide;
  /** A second client of the same agent, as after a reload. */
  reload(): ContactCentre;
  station: string;
  agentName: string;
  skills: { outboundVoice: string; outboundEmail: string };
  /** A code for a break, and one disposition of the inbound chat skill that asks for nothing more. */
  breakCode: string;
  chatDispositionId: string;
  /** A disposition of the outbound phone skill that asks for nothing more. */
  callDispositionId: string;
  /** Milliseconds to wait for a piece of news; shorter where everything happens at once. */
  patienceMs?: number;
  close(): Promise<void>;
}

/** A runner's way to declare one test; the name is a whole sentence. */
export type DeclareTest = (name: string, run: () => Promise<void>) => void;

export const ANN = { from: 'ann.lindqvist@customer.example', name: 'Ann Lindqvist' };
export const NUMBER = '+4930901820555';
let keys = 0;
export const aKey = (): string => `contract-${(keys += 1)}`;

export const disposition = (dispositionId: string, notes = ''): Disposition => ({
  dispositionId,
  secondaryDispositionId: null,
  notes,
  amount: null,
  callBackAt: null
});

/** Waits for a report of one contact in one phase. */
export const reported = (heard: Hearing, contactId: string, phase: ContactPhase, from = 0): Promise<ContactReport> =>
  heard.until(
    `${contactId} ${phase}`,
    (news) =>
      news.type === 'contact.reported' && news.report.contactId === contactId && news.report.phase === phase
        ? news.report
        : null,
    from
  );

export async function signedIn(on: ContactCentreBench, heard: Hearing): Promise<void> {
  on.contactCentre.signIn({ station: on.station });
  await heard.until('picture.completed');
}

export async function available(on: ContactCentreBench, heard: Hearing): Promise<void> {
  await signedIn(on, heard);
  const answer = await on.contactCentre.perform({ verb: 'chooseState', choice: 'available', code: null }, aKey());
  equal(answer, { result: 'accepted' });
  await heard.until(
    'available',
    (news) => news.type === 'agent.stateReported' && news.agentState.state === 'available'
  );
}

export async function accepted(on: ContactCentreBench, heard: Hearing): Promise<string> {
  await available(on, heard);
  const contactId = await on.customer.arrives({ channel: 'chat', ...ANN, text: 'Where is my parcel?' });
  await reported(heard, contactId, 'offered');
  equal(await on.contactCentre.perform({ verb: 'accept', contactId }, aKey()), { result: 'accepted' });
  await reported(heard, contactId, 'active');
  return contactId;
}

export async function dialled(
  on: ContactCentreBench,
  heard: Hearing,
  parentContactId: string | null
): Promise<ContactReport> {
  await on.customer.numberDoes(NUMBER, 'answers');
  const dial = { verb: 'dial', number: NUMBER, skillId: on.skills.outboundVoice, parentContactId } as const;
  equal(await on.contactCentre.perform(dial, aKey()), { result: 'accepted' });
  return heard.until('call up', (news) =>
    news.type === 'contact.reported' && news.report.channel === 'voice' && news.report.phase === 'active'
      ? news.report
      : null
  );
}
