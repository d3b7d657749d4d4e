import type { Channel, Command, ContactReport, TargetChannel as Target } from 'c/omniPorts';
import type { Settings } from 'c/omniPolicy';

const newContact = (report: ContactReport, session: string, isRecorded: boolean) => ({
  id: report.contactId,
  session,
  told: report,
  wasLive: false,
  wasDialed: false,
  end: null as string | null,
  hadAcw: false,
  isFinal: false,
  disposition: (isRecorded ? 'recorded' : 'open') as 'open' | 'saving' | 'recorded' | 'notRequired',
  draft: { choice: false, notes: false }
});

/** `parent` null: a call that is to open a session of its own. */
const newAttempt = (parent: string | null, target: Target) => ({ parent, target, contactId: '', isRefused: false });

export type Contact = ReturnType<typeof newContact>;
type Attempt = ReturnType<typeof newAttempt>;
type Wished = 'accept' | 'reject' | 'hold' | 'resume' | 'end' | 'finishAfterContactWork' | 'saveDisposition';

const NOT_REACHED = ['busy', 'noAnswer', 'rejected', 'unreachable'];
const isLive = ({ phase }: ContactReport): boolean => phase === 'active' || phase === 'held';
const lineOf = (channel: Channel): Exclude<Channel, 'voicemail'> => (channel === 'voicemail' ? 'voice' : channel);

/** What the contact centre has for one skill and one contact, and what the admin has set. */
export interface Around {
  settings: Settings;
  rulesOf: (skillId: string | null) => { hasList: boolean; isRequired: boolean };
  asked: (contactId: string) => { isRecorded: boolean; notReachedBy: string | null };
}

/** A second reading of the design (sections 2, 3, 5, 6), told the same as the desk; no charts, no outbox, no views. */
export class ReferenceDesk {
  around: Around;
  contacts = new Map<string, Contact>();
  attempts: Attempt[] = [];
  closed: string[] = [];
  /** Offers, and what is not supported and therefore turned away. */
  aside = new Map<string, { report: ContactReport; pending: 'accept' | 'reject' | 'end' | null }>();
  /** The last word on contacts that are done with or turned away: only something newer brings one back. */
  done = new Map<string, ContactReport>();
  neverUp = new Set<string>();
  selected: string | null = null;
  underWay = new Set<string>();
  commands: string[] = [];

  constructor(around: Around) {
    this.around = around;
  }

  told(report: ContactReport): void {
    const { contactId: id, phase, version, isFinal } = report;
    const known = this.contacts.get(id);
    const done = this.done.get(id);
    if (report.unsupported !== null) this.toldOfUnsupported(report);
    else if (known !== undefined) this.fold(known, report);
    else if (done !== undefined && (isFinal || version <= done.version)) {
      // Of a contact that is done only one late word matters: that it was up, when nobody had said so.
      if (isLive(report) && this.neverUp.delete(id)) this.fold(this.join(report), done);
    } else if (phase === 'offered') this.aside.set(id, { report, pending: this.aside.get(id)?.pending ?? null });
    else if (isFinal && report.direction === 'inbound' && this.home(report) === undefined) {
      this.aside.delete(id);
      this.done.set(id, report);
      this.neverUp.add(id);
    } else this.join(report);
    this.settle();
  }

  /** Everything the contact centre has was told: what is not listed is over there. */
  toldEverything(listed: string[]): void {
    const isGone = (id: string): boolean => !listed.includes(id);
    [...this.aside.keys()].filter(isGone).forEach((id) => this.aside.delete(id));
    const gone = [...this.contacts.values()].filter(({ id, isFinal }) => isGone(id) && !isFinal);
    gone.forEach((contact) => this.end(contact, this.around.asked(contact.id).notReachedBy ?? 'vanished', true));
    this.settle();
  }

  private toldOfUnsupported(report: ContactReport): void {
    const { contactId: id, version, phase } = report;
    const before = this.aside.get(id);
    if (version <= (this.done.get(id)?.version ?? -1)) return;
    this.done.set(id, report);
    if (before === undefined && phase === 'offered') this.commands.push(`reject ${id}`);
    if (phase === 'ended') this.aside.delete(id);
    else this.aside.set(id, { report, pending: before?.pending ?? null });
  }

  /** Only elevation joins: by group, else by parent, whichever of the two is told first (M11). */
  private home({ contactId, groupId, parentContactId: parent }: ContactReport): string | undefined {
    const all = [...this.contacts.values()];
    const found =
      all.find(({ told }) => groupId !== null && told.groupId === groupId) ??
      all.find(({ id }) => id === parent) ??
      all.find(({ told }) => told.parentContactId === contactId) ??
      all.find(({ told }) => parent !== null && told.parentContactId === parent);
    return found?.session;
  }

  private join(report: ContactReport): Contact {
    const { contactId: id, parentContactId: parent, channel, direction } = report;
    const contact = newContact(report, this.home(report) ?? id, this.around.asked(id).isRecorded);
    this.aside.delete(id);
    this.contacts.set(id, contact);
    const attempt = this.attempts.find((one) => this.isAsking(one) && one.parent === parent && one.target === channel);
    if (attempt !== undefined && direction === 'outbound') attempt.contactId = id;
    this.fold(contact, report);
    return contact;
  }

  private fold(contact: Contact, report: ContactReport): void {
    const { told, end, wasLive } = contact;
    contact.told = {
      ...(report.version >= told.version ? report : told),
      groupId: report.groupId ?? told.groupId,
      parentContactId: report.parentContactId ?? told.parentContactId
    };
    if (report.phase === 'ended') this.end(contact, report.endReason ?? 'ended', report.isFinal);
    else if (end === null && isLive(report)) contact.wasLive = true;
    else if (end === null && !wasLive) contact.wasDialed = true;
  }

  private end(contact: Contact, reason: string, isFinal: boolean): void {
    if (contact.end === null) contact.hadAcw = !isFinal;
    contact.end ??= reason;
    contact.isFinal ||= isFinal;
  }

  /** Dialed and nobody was ever on the line; after-contact work says that somebody was (M12). */
  isUnreached({ told, wasLive, wasDialed, end, hadAcw }: Contact): boolean {
    if (wasLive || hadAcw || told.direction !== 'outbound' || end === null) return false;
    return NOT_REACHED.includes(end) || (wasDialed && end !== 'vanished');
  }

  isInAcw = ({ hadAcw, isFinal }: Contact): boolean => hadAcw && !isFinal;
  isSettled = (contact: Contact): boolean => this.owed(contact).length === 0;

  isRequired({ told }: Contact): boolean {
    const rules = this.around.rulesOf(told.skillId);
    return rules.hasList && (this.around.settings.dispositionPolicy === 'everyInteraction' || rules.isRequired);
  }

  owed(contact: Contact): string[] {
    const { end, disposition, draft } = contact;
    const isRequired = this.isRequired(contact);
    const owed = end === null ? ['connected'] : this.isInAcw(contact) ? ['afterContactWork'] : [];
    if (disposition === 'saving') owed.push('beingSaved');
    if (disposition !== 'open') return owed;
    if (isRequired) owed.push('disposition');
    if (draft.notes || (draft.choice && !isRequired)) owed.push('unsavedNote');
    return owed;
  }

  /** What follows from what is known now: commands that are proven, what is settled, and sessions that close by it (M8). */
  private settle(): void {
    for (const contact of this.contacts.values()) {
      const { id, end, told, isFinal, disposition, draft } = contact;
      this.underWay.delete(end !== null ? `end ${id}` : `${told.phase === 'held' ? 'hold' : 'resume'} ${id}`);
      if (disposition !== 'open' || draft.choice || draft.notes) continue;
      const isFree = isFinal && (this.isUnreached(contact) || !this.isRequired(contact));
      if (isFree || !this.around.rulesOf(told.skillId).hasList) contact.disposition = 'notRequired';
    }
    for (const [session, contacts] of this.sessions()) {
      if (!contacts.every((contact) => this.isSettled(contact)) || this.isInFlight(session)) continue;
      this.closed = [session, ...this.closed.filter((other) => other !== session)];
      for (const { id, told } of contacts) {
        this.contacts.delete(id);
        this.done.set(id, told);
        if (this.selected === id) this.selected = null;
        this.attempts = this.attempts.filter(({ parent, contactId }) => parent !== id && contactId !== id);
      }
    }
  }

  sessions(): Map<string, Contact[]> {
    const all = [...this.contacts.values()];
    return new Map(all.map(({ session }) => [session, all.filter((one) => one.session === session)]));
  }

  standingOf({ contactId, isRefused }: Attempt): 'asking' | 'reaching' | 'joined' | 'failed' {
    const contact = this.contacts.get(contactId);
    if (contact === undefined) return isRefused ? 'failed' : 'asking';
    return contact.wasLive ? 'joined' : contact.end === null ? 'reaching' : 'failed';
  }

  attemptsOf = (session: string): Attempt[] =>
    this.attempts.filter(({ parent }) => this.contacts.get(parent ?? '')?.session === session);
  private isAsking = (attempt: Attempt): boolean => this.standingOf(attempt) === 'asking';
  private isInFlight = (session: string): boolean =>
    this.attemptsOf(session).some((one) => ['asking', 'reaching'].includes(this.standingOf(one)));
  private isCalling = (): boolean => this.attempts.some((one) => one.parent === null && this.isAsking(one));

  /** What takes room: contacts, attempts, calls and accepted offers that have not ended; all, with what is turned away. */
  private load(all = false): Channel[] {
    const contacts = [...this.contacts.values()].filter(({ end }) => end === null).map(({ told }) => told.channel);
    const asked = this.attempts.filter(this.isAsking).map(({ target }) => target);
    const aside = [...this.aside.values()].filter((one) => one.pending === 'accept' || (all && isLive(one.report)));
    return [...contacts, ...asked, ...aside.map(({ report }) => report.channel)];
  }

  hasRoom(channel: Channel, lent = 0): boolean {
    const used = this.load(true).filter((one) => lineOf(one) === lineOf(channel)).length - lent;
    return used < this.around.settings.limits[lineOf(channel)];
  }

  hasRoomForSession = (): boolean => this.around.settings.multiContact || this.load().length === 0;
  mayCall = (): boolean => this.hasRoom('voice') && this.hasRoomForSession();

  /** The targets the plus sign shows; false: shown and off. */
  targets(contact: Contact): { [target: string]: boolean } {
    const { end, session, told } = contact;
    const { elevation, matrix } = this.around.settings;
    if (!elevation || this.isSettled(contact) || (end === null && !isLive(told))) return {};
    const cells = matrix.filter(({ from }) => from === told.channel);
    const lent = (to: Target): number => (told.channel === 'voicemail' && to === 'voice' && end === null ? 1 : 0);
    return Object.fromEntries(cells.map(({ to }) => [to, !this.isInFlight(session) && this.hasRoom(to, lent(to))]));
  }

  wishes(verb: Wished, id: string): void {
    const [contact, offer, asked] = [this.contacts.get(id), this.aside.get(id), `${verb} ${id}`];
    if (verb === 'accept' || verb === 'reject') {
      if (offer?.report.unsupported !== null || offer.pending !== null) return;
      offer.pending = verb;
      if (verb === 'accept') this.selected = id;
    } else {
      if (contact === undefined || this.underWay.has(asked)) return;
      const { end, disposition, draft, told, wasLive } = contact;
      const isUp = end === null && told.phase !== 'held';
      const isPossible = {
        hold: told.channel === 'voice' && isUp && wasLive,
        resume: end === null && told.phase === 'held',
        end: isUp,
        finishAfterContactWork: this.isInAcw(contact) && (disposition !== 'open' || !this.isRequired(contact)),
        saveDisposition: disposition === 'open' && draft.choice && (wasLive || end !== null)
      };
      if (!isPossible[verb]) return;
      if (verb === 'saveDisposition') contact.disposition = 'saving';
    }
    if (!this.underWay.has(asked)) this.commands.push(asked);
    this.underWay.add(asked);
  }

  drafts(id: string, draft: { choice: boolean; notes: boolean }): void {
    const contact = this.contacts.get(id);
    if (contact?.disposition === 'open') contact.draft = draft;
    this.settle();
  }

  /** The note goes first; the choice only when it is all that there is. */
  discards(id: string): void {
    const draft = this.contacts.get(id)?.draft;
    this.drafts(id, { choice: draft !== undefined && draft.choice && draft.notes, notes: false });
  }

  selects(id: string): void {
    if (this.contacts.has(id)) this.selected = id;
  }

  elevates(id: string, target: Target, isAgain = false): void {
    const contact = this.contacts.get(id);
    if (contact === undefined || (this.isCalling() && !isAgain) || this.targets(contact)[target] !== true) return;
    this.attempts.push(newAttempt(id, target));
    this.commands.push(`${target === 'voice' ? 'dial' : 'writeEmail'} ${id}`);
  }

  triesAgain(session: string, target: Target): void {
    const last = this.attemptsOf(session).findLast((one) => one.target === target);
    if (last?.parent && this.standingOf(last) === 'failed') this.elevates(last.parent, target, true);
  }

  calls(): void {
    if (this.isCalling() || !this.mayCall()) return;
    this.attempts.push(newAttempt(null, 'voice'));
    this.commands.push('dial nobody');
  }

  endsTurnedAway(id: string): void {
    const contact = this.aside.get(id);
    if (contact?.pending !== null || !isLive(contact.report)) return;
    contact.pending = 'end';
    this.commands.push(`end ${id}`);
  }

  answered(command: Command, isTaken: boolean): void {
    const id = 'contactId' in command ? command.contactId : '';
    const [contact, aside] = [this.contacts.get(id), this.aside.get(id)];
    if (!isTaken && aside?.pending === command.verb) aside.pending = null;
    if (!isTaken || command.verb === 'saveDisposition') this.underWay.delete(`${command.verb} ${id}`);
    if (command.verb === 'saveDisposition' && contact?.disposition === 'saving') {
      contact.disposition = isTaken ? 'recorded' : 'open';
    } else if (!isTaken && (command.verb === 'dial' || command.verb === 'writeEmail')) {
      const attempt = this.attempts.find((one) => one.parent === command.parentContactId && this.isAsking(one));
      if (attempt !== undefined) attempt.isRefused = true;
    }
    this.settle();
  }
}
