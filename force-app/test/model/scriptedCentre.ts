import type {
  AgentSkill,
  Answer,
  Channel,
  Command,
  ContactCentre,
  ContactCentreNews,
  ContactReport,
  RecordedDisposition,
  SkillRules
} from 'c/omniPorts';
import { SKILLS } from '../fakes/fakeContactCentre';
import { aReport, someRules } from './things';

/** Skills that differ in all that owing depends on: a list, whether it is required, after-contact work. */
export const RULES: { [skillId: string]: SkillRules } = Object.fromEntries(
  (
    [
      ['voice', { acw: 'automatic', requireDisposition: true }],
      ['chat', { acw: 'disposition', requireDisposition: true }],
      ['email', { acw: 'none', requireDisposition: true }],
      ['workItem', { acw: 'automatic', dispositions: [] }],
      ['voicemail', { acw: 'disposition', requireDisposition: false }],
      ['phoneOut', { acw: 'automatic', requireDisposition: false }],
      ['emailOut', { acw: 'none', requireDisposition: true }]
    ] satisfies [string, Partial<SkillRules>][]
  ).map(([skillId, rules]) => [skillId, someRules({ skillId, ...rules })])
);

const PHASES: { [verb: string]: ContactReport['phase'][] } = {
  accept: ['offered'],
  reject: ['offered'],
  hold: ['active'],
  resume: ['held'],
  end: ['dialing', 'active']
};

interface Asked {
  command: Command;
  answer: (answer: Answer) => void;
}

/**
 * A contact centre whose every step is told from outside: what happens lies in `wire` until it is delivered, in whatever
 * order and however often; what is asked lies in `asked` until it is answered.
 */
export function scriptedCentre() {
  let hear: (news: ContactCentreNews) => void = () => undefined;
  const contacts = new Map<string, ContactReport>();
  const recorded = new Map<string, RecordedDisposition>();
  const wire: ContactReport[] = [];
  const told: ContactReport[] = [];
  const asked: Asked[] = [];
  const performed: Command[] = [];
  let moment = 1_000;

  function change(contactId: string, changes: Partial<ContactReport>): void {
    const report = { ...contacts.get(contactId)!, ...changes, version: (moment += 1) };
    contacts.set(contactId, report);
    wire.push(report);
  }

  function create(channel: Channel, changes: Partial<ContactReport>): void {
    const contactId = String(7001 + contacts.size);
    contacts.set(contactId, aReport({ contactId, channel, skillId: channel, startedAt: (moment += 1) }));
    change(contactId, { phase: 'offered', ...changes });
  }

  /** Some skills ask for after-contact work of a call that reached nobody. */
  function end(contactId: string, endReason: ContactReport['endReason'], hasAcwAnyhow = false): void {
    const report = contacts.get(contactId);
    if (report === undefined || report.phase === 'ended') return;
    const acw = RULES[report.skillId ?? '']?.acw ?? 'none';
    const wasUp = report.phase === 'active' || report.phase === 'held';
    const isDone = acw === 'disposition' && recorded.has(contactId);
    change(contactId, { phase: 'ended', endReason, isFinal: !(wasUp || hasAcwAnyhow) || acw === 'none' || isDone });
  }

  function finish(contactId: string): void {
    const report = contacts.get(contactId);
    if (report?.phase === 'ended' && !report.isFinal) change(contactId, { isFinal: true });
  }

  function begin(channel: 'voice' | 'email', address: string, parentContactId: string | null): void {
    const groupId = parentContactId === null ? null : (contacts.get(parentContactId)?.groupId ?? `G${parentContactId}`);
    create(channel, {
      phase: channel === 'voice' ? 'dialing' : 'active',
      direction: 'outbound',
      skillId: channel === 'voice' ? 'phoneOut' : 'emailOut',
      address,
      parentContactId,
      groupId
    });
    if (parentContactId !== null && contacts.get(parentContactId)?.groupId === null)
      change(parentContactId, { groupId });
  }

  function obey(command: Command): void {
    if (command.verb === 'accept' || command.verb === 'resume') change(command.contactId, { phase: 'active' });
    else if (command.verb === 'hold') change(command.contactId, { phase: 'held' });
    else if (command.verb === 'reject') end(command.contactId, 'refused');
    else if (command.verb === 'end') end(command.contactId, 'ended');
    else if (command.verb === 'finishAfterContactWork') finish(command.contactId);
    else if (command.verb === 'dial') begin('voice', command.number, command.parentContactId);
    else if (command.verb === 'writeEmail') begin('email', command.address, command.parentContactId);
    else if (command.verb === 'saveDisposition') {
      const { contactId, disposition } = command;
      recorded.set(contactId, { dispositionId: disposition.dispositionId, name: null, notes: disposition.notes });
      if (RULES[contacts.get(contactId)?.skillId ?? '']?.acw === 'disposition') finish(contactId);
    }
  }

  /** What does not fit the contact's state is refused, as the real one does with 409. */
  function fits(command: Command): boolean {
    const phases = PHASES[command.verb];
    if (phases === undefined || !('contactId' in command)) return true;
    return phases.includes(contacts.get(command.contactId)!.phase);
  }

  const deliver = (report: ContactReport): void => {
    told.push(report);
    hear({ type: 'contact.reported', report });
  };

  const port: ContactCentre = {
    listen(listener) {
      hear = listener;
      return () => undefined;
    },
    signIn: () => undefined,
    resumeSignIn: () => undefined,
    takeOver: () => undefined,
    signOut: () => undefined,
    stop: () => undefined,
    rejoin: () => undefined,
    perform: (command) => {
      performed.push(command);
      return new Promise((answer) => asked.push({ command, answer }));
    },
    readSkillRules: async (skillId) => RULES[skillId] ?? null,
    readDisposition: async (contactId) => recorded.get(contactId) ?? 'none',
    readContact: async (contactId) => contacts.get(contactId) ?? 'none',
    readLetters: async () => [],
    readChat: async () => []
  };

  return {
    port,
    contacts,
    recorded,
    wire,
    told,
    asked,
    performed,
    create,
    change,
    end,
    finish,
    deliver,
    tell: (news: ContactCentreNews) => hear(news),
    begin(skills: AgentSkill[] = SKILLS) {
      hear({ type: 'signIn.succeeded', agent: { agentId: '30001', tenantId: 't1', name: 'Ada Moss' } });
      hear({ type: 'skills.reported', skills });
      hear({ type: 'picture.completed', contactIds: [] });
    },
    /** Tells all that there is, as joining again does. Answers what was listed. */
    tellEverything(): ContactReport[] {
      const open = [...contacts.values()].filter((report) => !report.isFinal);
      open.forEach(deliver);
      hear({ type: 'picture.completed', contactIds: open.map(({ contactId }) => contactId) });
      return open;
    },
    /** Answers what was asked first. Answers the command, and whether it was taken. */
    answerNext(wouldTake: boolean): { command: Command; isTaken: boolean } | null {
      const next = asked.shift();
      if (next === undefined) return null;
      const { command } = next;
      const isTaken = wouldTake && fits(command);
      if (isTaken) obey(command);
      next.answer(isTaken ? { result: 'accepted' } : { result: 'refused', reason: 'notPermitted', detail: null });
      return { command, isTaken };
    }
  };
}
