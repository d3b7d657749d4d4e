import type { Channel, Command, ContactReport } from 'c/omniPorts';
import type { Settings } from 'c/omniPolicy';

type ModelRules = { hasList: boolean; isRequired: boolean };

const newContact = (report: ContactReport, session: string, isRecorded: boolean) => ({
  id: report.contactId,
  session,
  told: { ...report, version: -1 },
  wasLive: false,
  wasDialed: false,
  end: null as string | null,
  acw: 'none' as 'none' | 'open' | 'done',
  isFinal: false,
  disposition: (isRecorded ? 'recorded' : 'open') as 'open' | 'saving' | 'recorded' | 'notRequired',
  draft: { choice: false, notes: false }
});

export type Contact = ReturnType<typeof newContact>;

interface Attempt {
  session: string;
  parent: string;
  target: 'voice' | 'email';
  contactId: string | null;
  status: 'asking' | 'reaching' | 'joined' | 'failed';
}

type Wished = 'accept' | 'reject' | 'hold' | 'resume' | 'end' | 'finishAfterContactWork' | 'saveDisposition';

const NOT_REACHED = ['busy', 'noAnswer', 'rejected', 'unreachable'];
const isLivePhase = ({ phase }: ContactReport): boolean => phase === 'active' || phase === 'held';

/**
 * A second reading of the design (sections 2, 3, 5 and 6), told the same things as the desk: no charts, no outbox, no views.
 * What it says of a history is what the desk must show after it.
 */
export class ReferenceDesk {
  contacts = new Map<string, Contact>();
  attempts: Attempt[] = [];
  closed: string[] = [];
  offers = new Map<string, { report: ContactReport; pending: 'accept' | 'reject' | null }>();
  turnedAway = new Map<string, { report: ContactReport; isEnding: boolean }>();
  /** Versions of contacts that are done with: only something newer brings one back. */
  done = new Map<string, number>();
  neverUp = new Map<string, ContactReport>();
  selected: string | null = null;
  isCalling = false;
  underWay = new Set<string>();
  commands: string[] = [];
  settings: Settings;
  rulesOf: (skillId: string | null) => ModelRules;
  recordedAt: (contactId: string) => boolean;

  constructor(settings: Settings, rulesOf: ReferenceDesk['rulesOf'], recordedAt: ReferenceDesk['recordedAt']) {
    this.settings = settings;
    this.rulesOf = rulesOf;
    this.recordedAt = recordedAt;
  }

  told(report: ContactReport): void {
    if (report.unsupported !== null) return this.toldOfUnsupported(report);
    const known = this.contacts.get(report.contactId);
    if (known !== undefined) this.fold(known, report);
    else if (this.isOver(report)) this.toldLate(report);
    else if (report.phase === 'offered') {
      const pending = this.offers.get(report.contactId)?.pending ?? null;
      this.offers.set(report.contactId, { report, pending });
      return;
    } else if (report.isFinal && report.direction === 'inbound' && this.home(report) === null) {
      this.offers.delete(report.contactId);
      this.done.set(report.contactId, report.version);
      this.neverUp.set(report.contactId, report);
      return;
    } else this.join(report);
    this.settleSessions();
  }

  private isOver({ contactId, version, isFinal }: ContactReport): boolean {
    const done = this.done.get(contactId);
    return done !== undefined && (isFinal || version <= done);
  }

  /** Of a contact that is done only one late word matters: that it was up, when nobody had said so. */
  private toldLate(report: ContactReport): void {
    const end = this.neverUp.get(report.contactId);
    if (end === undefined || !isLivePhase(report)) return;
    this.neverUp.delete(report.contactId);
    this.join(report);
    this.fold(this.contacts.get(report.contactId)!, end);
  }

  /** Everything the contact centre has was told: what is not listed is over there. */
  toldEverything(listed: string[]): void {
    [...this.offers.keys()].filter((id) => !listed.includes(id)).forEach((id) => this.offers.delete(id));
    [...this.turnedAway.keys()].filter((id) => !listed.includes(id)).forEach((id) => this.dropTurnedAway(id));
    for (const contact of [...this.contacts.values()]) {
      if (listed.includes(contact.id) || contact.isFinal) continue;
      this.end(contact, 'vanished', true);
    }
    this.settleSessions();
  }

  private toldOfUnsupported(report: ContactReport): void {
    const id = report.contactId;
    const before = this.turnedAway.get(id);
    if (report.version <= (this.done.get(id) ?? before?.report.version ?? -1)) return;
    if (before === undefined && report.phase === 'offered') this.commands.push(`reject ${id}`);
    this.turnedAway.set(id, { report, isEnding: before?.isEnding ?? false });
    if (report.phase === 'ended') this.dropTurnedAway(id);
  }

  private dropTurnedAway(id: string): void {
    this.done.set(id, this.turnedAway.get(id)!.report.version);
    this.turnedAway.delete(id);
  }

  /** Only elevation joins: by group, else by parent, whichever of the two is told first (M11). */
  private home({ contactId, groupId, parentContactId }: ContactReport): string | null {
    const all = [...this.contacts.values()];
    const found =
      all.find(({ told }) => groupId !== null && told.groupId === groupId) ??
      all.find(({ id }) => id === parentContactId) ??
      all.find(({ told }) => told.parentContactId === contactId) ??
      all.find(({ told }) => parentContactId !== null && told.parentContactId === parentContactId);
    return found?.session ?? null;
  }

  private join(report: ContactReport): void {
    const session = this.home(report) ?? report.contactId;
    this.offers.delete(report.contactId);
    const contact = newContact(report, session, this.recordedAt(report.contactId));
    this.contacts.set(contact.id, contact);
    const attempt = this.inFlight(session);
    const { parentContactId, channel, direction } = report;
    const isItsContact =
      attempt?.status === 'asking' &&
      attempt.parent === parentContactId &&
      attempt.target === channel &&
      direction === 'outbound';
    if (isItsContact) Object.assign(attempt, { contactId: report.contactId, status: 'reaching' });
    if (direction === 'outbound' && channel === 'voice' && parentContactId === null) this.isCalling = false;
    this.fold(contact, report);
  }

  private fold(contact: Contact, report: ContactReport): void {
    const { told } = contact;
    const newest = report.version >= told.version ? report : told;
    contact.told = {
      ...newest,
      groupId: report.groupId ?? told.groupId,
      parentContactId: report.parentContactId ?? told.parentContactId
    };
    const attempt = this.attempts.find(({ contactId }) => contactId === contact.id);
    if (report.phase === 'ended') this.end(contact, report.endReason ?? 'ended', report.isFinal);
    else if (isLivePhase(report)) {
      if (contact.end === null) contact.wasLive = true;
      if (attempt?.status === 'reaching') attempt.status = 'joined';
    } else if (contact.end === null && !contact.wasLive) contact.wasDialed = true;
    this.proveCommands(contact);
  }

  private end(contact: Contact, reason: string, isFinal: boolean): void {
    const wasOver = contact.end !== null;
    contact.end ??= reason;
    if (!isFinal && !wasOver) contact.acw = 'open';
    if (isFinal) {
      contact.isFinal = true;
      if (contact.acw === 'open') contact.acw = 'done';
    }
    const attempt = this.attempts.find(({ contactId }) => contactId === contact.id);
    if (attempt?.status === 'reaching') attempt.status = 'failed';
    this.proveCommands(contact);
  }

  private proveCommands(contact: Contact): void {
    const done: { [verb: string]: boolean } = {
      hold: contact.end === null && contact.told.phase === 'held',
      resume: contact.end === null && contact.told.phase === 'active',
      end: contact.end !== null,
      finishAfterContactWork: contact.isFinal
    };
    for (const [verb, isDone] of Object.entries(done)) if (isDone) this.underWay.delete(`${verb} ${contact.id}`);
  }

  /** Dialed and nobody was ever on the line; after-contact work says that somebody was (M12). */
  isUnreached({ told, wasLive, wasDialed, end, acw }: Contact): boolean {
    if (wasLive || acw !== 'none' || told.direction !== 'outbound' || end === null) return false;
    return NOT_REACHED.includes(end) || (wasDialed && end !== 'vanished');
  }

  isRequired({ told }: Contact): boolean {
    const rules = this.rulesOf(told.skillId);
    return rules.hasList && (this.settings.dispositionPolicy === 'everyInteraction' || rules.isRequired);
  }

  owed(contact: Contact): string[] {
    const { end, acw, disposition, draft } = contact;
    const isRequired = this.isRequired(contact);
    const owed = end === null ? ['connected'] : acw === 'open' ? ['afterContactWork'] : [];
    if (disposition === 'saving') owed.push('beingSaved');
    if (disposition !== 'open') return owed;
    if (isRequired) owed.push('disposition');
    if (draft.notes || (draft.choice && !isRequired)) owed.push('unsavedNote');
    return owed;
  }

  isSettled(contact: Contact): boolean {
    const isDone = contact.disposition === 'recorded' || contact.disposition === 'notRequired';
    return contact.end !== null && contact.acw !== 'open' && isDone;
  }

  /** Everything that became settled, and every session that closed by it (M8). */
  private settleSessions(): void {
    for (const contact of this.contacts.values()) {
      if (contact.disposition !== 'open' || contact.draft.choice || contact.draft.notes) continue;
      const isFree = contact.isFinal && (this.isUnreached(contact) || !this.isRequired(contact));
      if (isFree || !this.rulesOf(contact.told.skillId).hasList) contact.disposition = 'notRequired';
    }
    for (const [session, contacts] of this.sessions()) {
      if (!contacts.every((contact) => this.isSettled(contact)) || this.inFlight(session) !== undefined) continue;
      this.closed = [session, ...this.closed.filter((other) => other !== session)];
      for (const { id, told } of contacts) {
        this.contacts.delete(id);
        this.done.set(id, told.version);
        if (this.selected === id) this.selected = null;
      }
      this.attempts = this.attempts.filter((attempt) => attempt.session !== session);
    }
  }

  sessions(): Map<string, Contact[]> {
    const sessions = new Map<string, Contact[]>();
    for (const contact of this.contacts.values()) {
      sessions.set(contact.session, [...(sessions.get(contact.session) ?? []), contact]);
    }
    return sessions;
  }

  private inFlight(session: string): Attempt | undefined {
    return this.attempts.find(
      (one) => one.session === session && (one.status === 'asking' || one.status === 'reaching')
    );
  }

  load(): { [kind: string]: number } {
    const isLive = ({ end }: Contact): boolean => end === null;
    const asking = this.attempts.filter(({ status }) => status === 'asking');
    const accepted = [...this.offers.values()].filter(({ pending }) => pending === 'accept');
    const count = (channel: Channel): number =>
      [...this.contacts.values()].filter((contact) => isLive(contact) && contact.told.channel === channel).length +
      asking.filter(({ target }) => target === channel).length +
      accepted.filter(({ report }) => report.channel === channel).length;
    const busy = [...this.sessions()].filter(
      ([session, contacts]) => contacts.some(isLive) || asking.some((attempt) => attempt.session === session)
    );
    const calling = this.isCalling ? 1 : 0;
    return {
      voice: count('voice') + count('voicemail') + calling,
      chat: count('chat'),
      email: count('email'),
      workItem: count('workItem'),
      sessions: busy.length + accepted.length + calling
    };
  }

  hasRoom(channel: Channel, lent = 0): boolean {
    const kind = channel === 'voicemail' ? 'voice' : channel;
    return this.load()[kind]! - lent < this.settings.limits[kind];
  }

  hasRoomForSession = (): boolean => this.settings.multiContact || this.load()['sessions']! < 1;
  mayCall = (): boolean => this.hasRoom('voice') && this.hasRoomForSession();

  /** The targets the plus sign shows; false: shown and off. */
  targets(contact: Contact): { [target: string]: boolean } {
    const isConnected = contact.end !== null || isLivePhase(contact.told);
    const targets: { [target: string]: boolean } = {};
    if (!this.settings.elevation || !isConnected || this.isSettled(contact)) return targets;
    for (const target of ['voice', 'email'] as const) {
      const { channel } = contact.told;
      if (!this.settings.matrix.some((cell) => cell.from === channel && cell.to === target)) continue;
      const lent = channel === 'voicemail' && target === 'voice' && contact.end === null ? 1 : 0;
      targets[target] = this.inFlight(contact.session) === undefined && this.hasRoom(target, lent);
    }
    return targets;
  }

  private ask(verb: Wished | 'dial' | 'writeEmail', about: string): void {
    this.underWay.add(`${verb} ${about}`);
    this.commands.push(`${verb} ${about}`);
  }

  wishes(verb: Wished, id: string): void {
    const contact = this.contacts.get(id);
    const offer = this.offers.get(id);
    if (verb === 'accept' || verb === 'reject') {
      if (offer === undefined || offer.pending !== null) return;
      offer.pending = verb;
      if (verb === 'accept') this.selected = id;
      return this.ask(verb, id);
    }
    if (contact === undefined || this.underWay.has(`${verb} ${id}`)) return;
    const { end, acw, disposition, draft, told, wasLive } = contact;
    const isUp = end === null && told.phase !== 'held';
    const mayFinish = disposition === 'recorded' || disposition === 'saving' || !this.isRequired(contact);
    const isPossible = {
      hold: told.channel === 'voice' && isUp && wasLive,
      resume: end === null && told.phase === 'held',
      end: isUp,
      finishAfterContactWork: acw === 'open' && mayFinish,
      saveDisposition: disposition === 'open' && draft.choice
    };
    if (!isPossible[verb]) return;
    if (verb === 'saveDisposition') contact.disposition = 'saving';
    this.ask(verb, id);
  }

  drafts(id: string, draft: { choice: boolean; notes: boolean }): void {
    const contact = this.contacts.get(id);
    if (contact?.disposition === 'open') contact.draft = draft;
    this.settleSessions();
  }

  selects(id: string): void {
    if (this.contacts.has(id)) this.selected = id;
  }

  elevates(id: string, target: 'voice' | 'email', isAgain = false): void {
    const contact = this.contacts.get(id);
    if (contact === undefined || (this.isCalling && !isAgain) || this.targets(contact)[target] !== true) return;
    this.attempts.push({ session: contact.session, parent: id, target, contactId: null, status: 'asking' });
    this.ask(target === 'voice' ? 'dial' : 'writeEmail', id);
  }

  triesAgain(session: string): void {
    const last = this.attempts.filter((attempt) => attempt.session === session).at(-1);
    if (last?.status === 'failed') this.elevates(last.parent, last.target, true);
  }

  calls(): void {
    if (this.isCalling || !this.mayCall()) return;
    this.isCalling = true;
    this.ask('dial', 'nobody');
  }

  endsTurnedAway(id: string): void {
    const contact = this.turnedAway.get(id);
    if (contact === undefined || contact.isEnding || !isLivePhase(contact.report)) return;
    contact.isEnding = true;
    this.commands.push(`end ${id}`);
  }

  /** The contact centre's answer to a command of the agent. */
  answered(command: Command, isTaken: boolean): void {
    const id = 'contactId' in command ? command.contactId : null;
    const contact = id === null ? undefined : this.contacts.get(id);
    if (command.verb === 'saveDisposition' && contact?.disposition === 'saving') {
      contact.disposition = isTaken ? 'recorded' : 'open';
      if (isTaken) contact.draft = { choice: false, notes: false };
    }
    if (!isTaken || command.verb === 'saveDisposition') this.underWay.delete(`${command.verb} ${id}`);
    if (!isTaken) this.refused(command, id ?? '');
    if (contact !== undefined) this.proveCommands(contact);
    this.settleSessions();
  }

  private refused(command: Command, id: string): void {
    const offer = this.offers.get(id);
    if (offer !== undefined) offer.pending = null;
    const turnedAway = this.turnedAway.get(id);
    if (turnedAway !== undefined && command.verb === 'end') turnedAway.isEnding = false;
    if (command.verb !== 'dial' && command.verb !== 'writeEmail') return;
    if (command.parentContactId === null) this.isCalling = false;
    const attempt = this.attempts.find((one) => one.parent === command.parentContactId && one.status === 'asking');
    if (attempt !== undefined) attempt.status = 'failed';
  }
}
