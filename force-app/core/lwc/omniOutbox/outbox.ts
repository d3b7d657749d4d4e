import type { Clock, Command, ContactCentre, ContactCentreNews, Reason, Refusal } from 'c/omniPorts';
import type { Intent } from './intent';
import { isDoneByAbsence, isMoot, needsLeg, proofOf, reasonOf, WHEN_MISSING, type Before, type Heard } from './proof';

export interface OutboxPorts {
  contactCentre: Pick<ContactCentre, 'perform' | 'rejoin' | 'readDisposition'>;
  clock: Clock;
  newKey: () => string;
}

export interface Outbox {
  /** Takes an intent, gives it its key and sends it as soon as its turn comes. The same command already under way is the same intent. */
  add(command: Command, contactId: string | null): Intent;
  /** Sends once more what only the agent may send once more: a new intent with a new key. */
  sendAgain(key: string): Intent | null;
  /** Looks for proofs in what the contact centre tells. */
  hear(news: ContactCentreNews): void;
  /** Hears each change of an intent; the answer stops it. */
  listen(onIntent: (intent: Intent) => void): () => void;
  /** Intents that are neither confirmed nor refused. */
  open(): Intent[];
  /** Another agent is at work: nothing of the last one's is ever sent with her sign-in. */
  forget(): void;
}

interface Entry {
  intent: Intent;
  lane: string;
  before: Before;
  sendings: number;
  /** It was refused because of the contact's state; a second time is a no. */
  wasInConflict: boolean;
  /** Its turn is over: the next of its lane may go. */
  isAnswered: boolean;
  cancelAlarm: () => void;
}

const PROOF_DUE_MS = 8_000;
const READ_BACK_MS = 400;
const LONGEST_WAIT_MS = 10_000;

const laneOf = (command: Command): string =>
  'contactId' in command ? `contact ${command.contactId}` : `desk ${command.verb}`;
const sameCommand = (one: Command, other: Command): boolean => JSON.stringify(one) === JSON.stringify(other);
const isAboutFinality = (command: Command, refusal: Refusal): boolean =>
  command.verb === 'saveDisposition' && !command.isFinal && refusal === 'conflict';
const never = (): void => undefined;

/** Every command goes through here with its key; nothing else calls the contact centre for an effect. */
export function createOutbox({ contactCentre, clock, newKey }: OutboxPorts): Outbox {
  const entries = new Map<string, Entry>();
  const watchers = new Set<(intent: Intent) => void>();
  const heard: Heard = {
    reports: new Map(),
    agentLines: new Map(),
    agentState: null,
    isMuted: null,
    leg: null,
    playback: new Map()
  };

  const isOpen = ({ intent }: Entry): boolean =>
    entries.has(intent.key) && intent.status !== 'confirmed' && intent.status !== 'refused';

  function change(entry: Entry, news: Partial<Intent>): void {
    entry.intent = { ...entry.intent, ...news };
    watchers.forEach((watch) => watch(entry.intent));
  }

  function settle(entry: Entry, news: Partial<Intent>): void {
    entry.cancelAlarm();
    entry.isAnswered = true;
    change(entry, news);
    entries.delete(entry.intent.key);
    takeTurns();
  }

  function settleIfProven(entry: Entry): boolean {
    if (entry.intent.status === 'queued') return false;
    const proof = proofOf(entry.intent.command, heard, entry.before);
    if (proof === null) return false;
    settle(entry, { status: 'confirmed', reason: null, madeContactId: proof.madeContactId });
    return true;
  }

  function waitForProof(entry: Entry): void {
    entry.cancelAlarm();
    entry.cancelAlarm = clock.after(PROOF_DUE_MS, () => doubt(entry));
  }

  /** The outcome is not known: the picture is read again before anything else is done about it. */
  function doubt(entry: Entry): void {
    if (!isOpen(entry)) return;
    entry.cancelAlarm();
    change(entry, { status: 'unknown' });
    contactCentre.rejoin();
  }

  function refuse(entry: Entry, reason: Reason): void {
    settle(entry, { status: 'refused', reason });
  }

  function later(entry: Entry, step: () => void): void {
    entry.cancelAlarm();
    const wait = Math.min(READ_BACK_MS * 2 ** Math.min(entry.sendings, 6), LONGEST_WAIT_MS);
    entry.cancelAlarm = clock.after(wait, step);
  }

  async function readBackDisposition(entry: Entry): Promise<void> {
    const { command } = entry.intent;
    if (command.verb !== 'saveDisposition' || !isOpen(entry)) return;
    const recorded = await contactCentre.readDisposition(command.contactId);
    if (!isOpen(entry)) return;
    if (recorded === 'unreadable') {
      entry.sendings += 1;
      later(entry, () => void readBackDisposition(entry));
    } else if (recorded !== 'none' && recorded.dispositionId === command.disposition.dispositionId) {
      settle(entry, { status: 'confirmed', reason: null });
    } else if (entry.sendings > 1 || entry.intent.status === 'unknown') {
      later(entry, () => void send(entry));
    } else {
      entry.sendings += 1;
      later(entry, () => void readBackDisposition(entry));
    }
  }

  async function send(entry: Entry): Promise<void> {
    if (!isOpen(entry)) return;
    entry.sendings += 1;
    const { command } = entry.intent;
    const asOfNow =
      command.verb === 'saveDisposition'
        ? { ...command, isFinal: command.isFinal || (heard.reports.get(command.contactId)?.isFinal ?? true) }
        : command;
    change(entry, { status: 'sent', command: asOfNow });
    const answer = await contactCentre.perform(asOfNow, entry.intent.key);
    if (!isOpen(entry)) return;
    if (answer.result === 'accepted') {
      entry.isAnswered = true;
      if (command.verb === 'saveDisposition') void readBackDisposition(entry);
      else if (command.verb === 'requestContact') settle(entry, { status: 'confirmed' });
      else if (!settleIfProven(entry)) waitForProof(entry);
      takeTurns();
    } else if (answer.result === 'unknown' || answer.reason === 'signedOut') {
      doubt(entry);
    } else if (isAboutFinality(asOfNow, answer.reason) && !entry.wasInConflict) {
      // The contact may have become final while the save was on its way.
      entry.wasInConflict = true;
      doubt(entry);
    } else {
      refuse(entry, reasonOf(answer.reason, answer.detail));
      if (answer.reason === 'conflict' || answer.reason === 'gone') contactCentre.rejoin();
    }
  }

  function resolveDoubt(entry: Entry): void {
    if (entry.intent.status !== 'unknown' || settleIfProven(entry)) return;
    const { command } = entry.intent;
    if (command.verb === 'saveDisposition') void readBackDisposition(entry);
    else if (isDoneByAbsence(command, heard)) settle(entry, { status: 'confirmed', reason: null });
    else if (isMoot(command, heard)) refuse(entry, { key: 'contactGone' });
    else if (WHEN_MISSING[command.verb] === 'sendAgain') later(entry, () => void send(entry));
    else refuse(entry, { key: 'notKnownWhetherSent' });
  }

  function takeTurns(): void {
    const busy = new Set<string>();
    const isLegAsked = [...entries.values()].some(
      ({ intent, isAnswered }) => intent.command.verb === 'connectLeg' && !isAnswered
    );
    for (const entry of [...entries.values()]) {
      if (busy.has(entry.lane)) continue;
      if (isLegAsked && needsLeg(entry.intent.command, heard)) {
        busy.add(entry.lane);
        continue;
      }
      if (entry.intent.status === 'queued') void send(entry);
      if (!entry.isAnswered) busy.add(entry.lane);
    }
  }

  function forgetUnlisted(contactIds: string[]): void {
    for (const contactId of heard.reports.keys()) {
      if (!contactIds.includes(contactId)) heard.reports.delete(contactId);
    }
  }

  const add = (command: Command, contactId: string | null): Intent => {
    const twin = [...entries.values()].find((entry) => sameCommand(entry.intent.command, command));
    if (twin !== undefined && command.verb !== 'sendChatText') return twin.intent;
    if (heard.leg === 'down' && needsLeg(command, heard)) add({ verb: 'connectLeg' }, null);
    const entry: Entry = {
      intent: { key: newKey(), contactId, command, status: 'queued', reason: null, madeContactId: null },
      lane: laneOf(command),
      before: {
        contactIds: [...heard.reports.keys()],
        lineIds:
          'contactId' in command ? (heard.agentLines.get(command.contactId) ?? []).map((line) => line.lineId) : []
      },
      sendings: 0,
      wasInConflict: false,
      isAnswered: false,
      cancelAlarm: never
    };
    const { intent } = entry;
    entries.set(intent.key, entry);
    watchers.forEach((watch) => watch(intent));
    takeTurns();
    return intent;
  };

  const refused = new Map<string, Intent>();
  watchers.add((intent) => {
    if (intent.reason?.key === 'notKnownWhetherSent') refused.set(intent.key, intent);
  });

  return {
    add,
    sendAgain(key) {
      const intent = refused.get(key);
      refused.delete(key);
      return intent === undefined ? null : add(intent.command, intent.contactId);
    },
    hear(news) {
      if (news.type === 'contact.reported') heard.reports.set(news.report.contactId, news.report);
      else if (news.type === 'contact.wrote') {
        const before = heard.agentLines.get(news.contactId) ?? [];
        const fresh = news.lines.filter(
          (line) => line.from === 'agent' && !before.some((old) => old.lineId === line.lineId)
        );
        heard.agentLines.set(news.contactId, [...before, ...fresh]);
      } else if (news.type === 'playback.reported') heard.playback.set(news.contactId, { isPaused: news.isPaused });
      else if (news.type === 'agent.stateReported') heard.agentState = news.agentState;
      else if (news.type === 'agent.muteReported') heard.isMuted = news.isMuted;
      else if (news.type === 'agent.legReported') heard.leg = news.leg;
      else if (news.type === 'picture.completed') forgetUnlisted(news.contactIds);
      else return;
      for (const entry of [...entries.values()]) settleIfProven(entry);
      if (news.type === 'picture.completed') [...entries.values()].forEach(resolveDoubt);
    },
    listen(onIntent) {
      watchers.add(onIntent);
      return () => watchers.delete(onIntent);
    },
    open: () => [...entries.values()].map((entry) => entry.intent),
    forget() {
      entries.forEach((entry) => entry.cancelAlarm());
      entries.clear();
      refused.clear();
    }
  };
}
