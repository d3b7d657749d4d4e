import type {
  Agent,
  Answer,
  AgentSkill,
  AgentState,
  Channel,
  ChatLine,
  Clock,
  Command,
  ContactCentre,
  ContactCentreNews,
  ContactReport,
  Letter,
  RecordedDisposition,
  SkillRules,
  Verb
} from 'c/omniPorts';

/** What happens to one sending. `lost`: never arrives. `answerLost`: takes effect, the answer does not come back. `late`: no answer, takes effect at `letLateArrive`. */
type Fault = 'lost' | 'answerLost' | 'late';

const OURS = 'service@example.com';

type Fate = 'answers' | 'rings' | 'busy' | 'noAnswer' | 'rejected' | 'unreachable';

export const SKILLS: AgentSkill[] = [
  { skillId: 'chat', name: 'Chat', channel: 'chat', isOutbound: false, emailFrom: null },
  { skillId: 'voice', name: 'Service', channel: 'voice', isOutbound: false, emailFrom: null },
  { skillId: 'email', name: 'Mail', channel: 'email', isOutbound: false, emailFrom: null },
  { skillId: 'workItem', name: 'Tasks', channel: 'workItem', isOutbound: false, emailFrom: null },
  { skillId: 'voicemail', name: 'Voicemail', channel: 'voicemail', isOutbound: false, emailFrom: null },
  { skillId: 'phoneOut', name: 'Phone outbound', channel: 'voice', isOutbound: true, emailFrom: null },
  { skillId: 'emailOut', name: 'Mail outbound', channel: 'email', isOutbound: true, emailFrom: 'service@example.com' }
];

export function aSkill(skillId: string, rules: Partial<SkillRules> = {}): SkillRules {
  return {
    skillId,
    acw: 'disposition',
    maxSecondsAcw: 60,
    requireDisposition: true,
    allowSecondary: false,
    dispositions: [
      { dispositionId: '101', name: 'Resolved', asksAmount: false, asksCallBack: false },
      { dispositionId: '102', name: 'Promise to pay', asksAmount: true, asksCallBack: false }
    ],
    ...rules
  };
}

const NO_CONTACT = {
  unsupported: null,
  isFinal: false,
  parentContactId: null,
  groupId: null,
  customerName: null,
  address: null,
  subject: null,
  acceptBy: null,
  endReason: null,
  workItem: null,
  voicemail: null
};

/** A small contact centre in memory: it has its own truth, tells it as news, and forgets nothing that it should remember. */
export function fakeContactCentre(clock: Clock) {
  const listeners = new Set<(news: ContactCentreNews) => void>();
  const contacts = new Map<string, ContactReport>();
  const lines = new Map<string, ChatLine[]>();
  const letters = new Map<string, Letter[]>();
  const recorded = new Map<string, RecordedDisposition>();
  const rules = new Map<string, SkillRules>(SKILLS.map(({ skillId }) => [skillId, aSkill(skillId)]));
  const fates = new Map<string, Fate>();
  const commands: string[] = [];
  const keys: string[] = [];
  const answers: Answer[] = [];
  const faults: Fault[] = [];
  const late: Command[] = [];
  const everConnected = new Set<string>();
  const unreadable = new Set<'skills' | 'dispositions' | 'conversations'>();
  let agent: Agent = { agentId: '30001', tenantId: 't1', name: 'Ada Moss' };
  let isMute = false;
  let agentState: AgentState = { state: 'unavailable', code: null, isAcw: false, since: clock.now(), next: null };
  let hasAgentSession = false;
  let made = 0;
  let moment = clock.now();

  const tell = (news: ContactCentreNews): void => listeners.forEach((hear) => hear(news));
  /** News of events, which get lost while nobody hears the contact centre. */
  const announce = (news: ContactCentreNews): void => void (isMute || tell(news));
  const tick = (): number => (moment = Math.max(moment + 1, clock.now()));

  function change(contactId: string, changes: Partial<ContactReport>): void {
    const report = { ...contacts.get(contactId)!, ...changes, version: tick() };
    contacts.set(contactId, report);
    if (report.phase === 'active' || report.phase === 'held') everConnected.add(contactId);
    announce({ type: 'contact.reported', report });
  }

  function create(channel: Channel, changes: Partial<ContactReport>): string {
    made += 1;
    const contactId = String(7000 + made);
    const at = tick();
    contacts.set(contactId, {
      ...NO_CONTACT,
      contactId,
      channel,
      phase: 'offered',
      direction: 'inbound',
      skillId: channel,
      startedAt: at,
      version: at,
      ...changes
    });
    change(contactId, {});
    return contactId;
  }

  function end(contactId: string, endReason: ContactReport['endReason'] = 'ended'): void {
    const report = contacts.get(contactId);
    if (report === undefined || report.phase === 'ended') return;
    const wasConnected = report.phase === 'active' || report.phase === 'held';
    const acw = rules.get(report.skillId ?? '')?.acw ?? 'none';
    const isDone = recorded.has(contactId) && acw === 'disposition';
    change(contactId, { phase: 'ended', endReason, isFinal: !wasConnected || acw === 'none' || isDone });
  }

  const finish = (contactId: string): void => {
    const report = contacts.get(contactId);
    if (report?.phase === 'ended' && !report.isFinal) change(contactId, { isFinal: true });
  };

  function outbound(
    channel: 'voice' | 'email',
    address: string,
    skillId: string,
    parentContactId: string | null
  ): void {
    const groupId = parentContactId === null ? null : `G${parentContactId}`;
    const contactId = create(channel, {
      phase: channel === 'voice' ? 'dialing' : 'active',
      direction: 'outbound',
      address,
      skillId,
      parentContactId,
      groupId
    });
    if (parentContactId !== null) change(parentContactId, { groupId });
    const fate = fates.get(address) ?? 'rings';
    if (channel === 'email' || fate === 'rings') return;
    if (fate === 'answers') change(contactId, { phase: 'active' });
    else end(contactId, fate);
  }

  function obey(command: Command): void {
    const { verb } = command;
    if (verb === 'accept') change(command.contactId, { phase: 'active' });
    else if (verb === 'reject') end(command.contactId, 'refused');
    else if (verb === 'hold') change(command.contactId, { phase: 'held' });
    else if (verb === 'resume') change(command.contactId, { phase: 'active' });
    else if (verb === 'sendEmail' || verb === 'replyEmail') {
      const { contactId, to, subject, text } = command;
      letters.set(contactId, [...(letters.get(contactId) ?? []), { from: OURS, to, subject, text, at: tick() }]);
      end(contactId);
    } else if (verb === 'end') end(command.contactId);
    else if (verb === 'finishAfterContactWork') finish(command.contactId);
    else if (verb === 'dial') outbound('voice', command.number, command.skillId, command.parentContactId);
    else if (verb === 'writeEmail') outbound('email', command.address, command.skillId, command.parentContactId);
    else if (verb === 'sendChatText') write(command.contactId, 'agent', command.text);
    else if (verb === 'playVoicemail')
      tell({ type: 'playback.reported', contactId: command.contactId, isPaused: false, position: command.position });
    else if (verb === 'pauseVoicemail')
      tell({ type: 'playback.reported', contactId: command.contactId, isPaused: true, position: 3 });
    else if (verb === 'mute' || verb === 'unmute') tell({ type: 'agent.muteReported', isMuted: verb === 'mute' });
    else if (verb === 'chooseState') {
      agentState = { state: command.choice, code: command.code, isAcw: false, since: tick(), next: null };
      tell({ type: 'agent.stateReported', agentState });
    } else if (verb === 'saveDisposition') {
      const { contactId, disposition } = command;
      recorded.set(contactId, { dispositionId: disposition.dispositionId, name: null, notes: disposition.notes });
      if (rules.get(contacts.get(contactId)?.skillId ?? '')?.acw === 'disposition') finish(contactId);
    }
  }

  const PHASES: { [V in Verb]?: ContactReport['phase'][] } = {
    accept: ['offered'],
    reject: ['offered'],
    hold: ['active'],
    resume: ['held'],
    end: ['dialing', 'active'],
    sendChatText: ['active'],
    replyEmail: ['active'],
    sendEmail: ['active']
  };

  /** A command that does not fit the contact's state is refused, as the real one does with 409. */
  function whatItSays(command: Command): Answer {
    const phases = PHASES[command.verb];
    if (phases === undefined || !('contactId' in command)) return { result: 'accepted' };
    const report = contacts.get(command.contactId);
    if (report === undefined) return { result: 'refused', reason: 'gone', detail: null };
    return phases.includes(report.phase)
      ? { result: 'accepted' }
      : { result: 'refused', reason: 'conflict', detail: null };
  }

  const obeyIfPossible = (command: Command): void => {
    if (whatItSays(command).result === 'accepted') obey(command);
  };

  function write(contactId: string, from: ChatLine['from'], text: string): void {
    const before = lines.get(contactId) ?? [];
    const line: ChatLine = { lineId: `${contactId}-${before.length}`, from, author: null, text, at: tick() };
    lines.set(contactId, [...before, line]);
    announce({ type: 'contact.wrote', contactId, lines: [line] });
  }

  function join(): void {
    tell({
      type: 'limits.reported',
      limits: { voice: 1, chat: 12, email: 25, workItem: 25, sessions: null, requestContact: false }
    });
    tell({ type: 'skills.reported', skills: SKILLS });
    tell({ type: 'codes.reported', codes: [{ name: 'Break', isAcw: false }] });
    tell({ type: 'agent.stateReported', agentState });
    const open = [...contacts.values()].filter((report) => !report.isFinal);
    open.forEach((report) => {
      tell({ type: 'contact.reported', report });
      const said = lines.get(report.contactId);
      if (said !== undefined) tell({ type: 'contact.wrote', contactId: report.contactId, lines: said });
    });
    tell({ type: 'picture.completed', contactIds: open.map((report) => report.contactId) });
  }

  const succeed = (): void => tell({ type: 'signIn.succeeded', agent });

  const port: ContactCentre = {
    listen(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    signIn() {
      hasAgentSession = true;
      succeed();
      join();
    },
    resumeSignIn() {
      if (!hasAgentSession) return;
      succeed();
      join();
    },
    signOut() {
      hasAgentSession = false;
    },
    takeOver() {
      succeed();
      join();
    },
    stop: () => listeners.clear(),
    async perform(command, key) {
      commands.push([command.verb, 'contactId' in command ? command.contactId : ''].join(' ').trim());
      keys.push(key);
      const fault = faults.shift();
      if (fault !== undefined) {
        if (fault === 'answerLost') obeyIfPossible(command);
        if (fault === 'late') late.push(command);
        return { result: 'unknown' };
      }
      const answer = answers.shift() ?? whatItSays(command);
      if (answer.result === 'accepted') obey(command);
      return answer;
    },
    rejoin: () => queueMicrotask(join),
    readSkillRules: async (skillId) => (unreadable.has('skills') ? null : (rules.get(skillId) ?? null)),
    readDisposition: async (contactId) =>
      unreadable.has('dispositions') ? 'unreadable' : (recorded.get(contactId) ?? 'none'),
    readContact: async (contactId) => contacts.get(contactId) ?? 'none',
    async readLetters(contactId) {
      if (unreadable.has('conversations')) return null;
      const report = contacts.get(contactId);
      const first = { from: report?.address ?? '', to: OURS, subject: 'Invoice', text: 'Hello', at: null };
      return [...(report?.direction === 'outbound' ? [] : [first]), ...(letters.get(contactId) ?? [])];
    },
    readChat: async (contactId) => (unreadable.has('conversations') ? null : (lines.get(contactId) ?? []))
  };

  return {
    port,
    /** What the client asked for, in order, such as `hold 7001`. */
    commands,
    keys,
    /** Answers for the next commands; an empty list accepts. */
    answers,
    /** What happens to the next sendings, before any answer. */
    faults,
    /** What was sent long ago takes effect now. */
    letLateArrive: () => late.splice(0).forEach(obeyIfPossible),
    /** What cannot be read now. */
    unreadable,
    rules,
    recorded,
    /** Somebody was on the line of this contact at some time. */
    wasConnected: (contactId: string) => everConnected.has(contactId),
    /** Events get lost until `true`; joining again tells all. */
    isHeard: (isHeard: boolean) => {
      isMute = !isHeard;
    },
    /** Who signs in next. */
    signsIn: (who: Partial<Agent>) => {
      agent = { ...agent, ...who };
    },
    arrives: (channel: Channel, changes: Partial<ContactReport> = {}) =>
      create(channel, { customerName: 'Ann Lee', ...changes }),
    customerWrites: (contactId: string, text: string) => write(contactId, 'customer', text),
    customerLeaves: (contactId: string, reason?: ContactReport['endReason']) => end(contactId, reason),
    answersCall: (contactId: string) => change(contactId, { phase: 'active' }),
    timeRunsOut: finish,
    whenDialed: (number: string, fate: Fate) => fates.set(number, fate),
    contact: (contactId: string) => contacts.get(contactId),
    contactIds: () => [...contacts.keys()],
    tell,
    join
  };
}

export type FakeContactCentre = ReturnType<typeof fakeContactCentre>;
