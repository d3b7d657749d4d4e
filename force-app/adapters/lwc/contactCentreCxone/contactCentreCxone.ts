import type { Agent, AgentSkill, Clock, ContactCentre, ContactCentreNews, SignInTrouble } from 'c/omniPorts';
import * as agentSession from './agentSession';
import { perform } from './commands';
import { createHttp } from './http';
import { createPoll } from './poll';
import * as reads from './reads';
import { createSignIn, type Grant, type Registration } from './signIn';
import { discoverApi } from './tenant';
import { createTokens, type Renewal } from './tokens';
import { browserWorld, type SignInWindow, type World } from './world';

export type { Fetch, SignInWindow, WindowMessage, World } from './world';
export { browserWorld } from './world';

/** Where the contact centre is and what the client is given to reach it. */
export interface ContactCentreCxoneOptions {
  connection: Registration;
  /** Told the server's time whenever it was measured. */
  clock: Clock & { adjust?: (serverNow: number) => void; jumped?: (hear: () => void) => () => void };
  world?: World;
}

const READ_AGAIN_MS = 1_000;
const LONGEST_READ_PAUSE_MS = 20_000;
const RESUME_AGAIN_MS = 2_000;
const LONGEST_RESUME_PAUSE_MS = 10_000;
const ENTER_AGAIN_AFTER_MS = [1_000, 2_000, 4_000];
/** More than a date to the second and a slow way back can be off. */
const CLOCK_OFF_MS = 5_000;
const COMPARE_EVERY_MS = 60_000;
const ENDS = new Set<ContactCentreNews['type']>(['agentSession.ended', 'agentSession.takenOver', 'signIn.failed']);

const nothing = (): void => undefined;

/** NICE CXone's Agent API as a `ContactCentre`. */
export function createContactCentreCxone({
  connection,
  clock,
  world = browserWorld()
}: ContactCentreCxoneOptions): ContactCentre {
  const listeners = new Set<(news: ContactCentreNews) => void>();
  let attempt = 0;
  let openWindow: SignInWindow | null = null;
  let base: string | null = null;
  let agent: Agent | null = null;
  let teamId: string | null = null;
  let skills: AgentSkill[] = [];
  let hasEnded = false;
  let isTakenOver = false;
  let isStopped = false;
  let isMeasuring = false;
  let comparedAt = -Infinity;
  let stopNoticing = nothing;
  const waiting = new Set<() => void>();

  const hear = (news: ContactCentreNews): void => {
    if (news.type === 'skills.reported') skills = news.skills;
    // No date is needed to see that what is told happened later than now.
    if (news.type === 'contact.reported' && news.report.version > clock.now()) compareTime(news.report.version);
    // Both the answer to a sign-out and the last event of the poll say so.
    if (news.type === 'agentSession.ended' && hasEnded) return;
    if (news.type === 'agentSession.ended') hasEnded = true;
    if (news.type === 'signIn.succeeded') hasEnded = isTakenOver = false;
    if (news.type === 'agentSession.takenOver') isTakenOver = true;
    if (news.type === 'signIn.succeeded') noticeJumps();
    if (ENDS.has(news.type)) stopNoticing();
    for (const listener of [...listeners]) listener(news);
  };
  const signIn = createSignIn(connection, { world, clock });

  /** By refresh token, else by the identity provider's own memory of this agent. */
  async function renew(refreshToken: string | null): Promise<Renewal> {
    const renewal = await signIn.renew(refreshToken);
    const frame = renewal === 'refused' ? world.openFrame() : null;
    if (!frame) return renewal;
    const result = await signIn.run(frame, true, () => true);
    if ('trouble' in result) return result.trouble === 'network' ? 'unreachable' : 'refused';
    const isSame = result.grant.agent.agentId === agent?.agentId && result.grant.agent.tenantId === agent.tenantId;
    return isSame ? result.grant.tokens : 'refused';
  }

  const tokens = createTokens(clock, renew, () => {
    poll.stop();
    stopReading();
    hear({ type: 'signIn.failed', trouble: 'interactionRequired' });
  });
  const http = createHttp({
    fetch: world.fetch,
    clock,
    tokens,
    base: () => base,
    isStopped: () => isStopped,
    dated: compareTime
  });

  async function measureTime(): Promise<void> {
    isMeasuring = true;
    const serverNow = await reads.readServerTime(http, clock.now);
    isMeasuring = false;
    if (serverNow !== null) clock.adjust?.(serverNow);
  }

  /** The date of an answer, where CXone lets a page read it (unproven), shows that its clock was set. */
  function compareTime(serverTime: number): void {
    const isDue = Math.abs(clock.now() - comparedAt) >= COMPARE_EVERY_MS;
    if (isMeasuring || !isDue || Math.abs(serverTime - clock.now()) <= CLOCK_OFF_MS) return;
    // Somebody in between may date answers wrongly: that must not double every request.
    void measureTime().then(() => {
      comparedAt = clock.now();
      return undefined;
    });
  }

  /** Reads a list until it could be read, ever later, for as long as the same sign-in holds. */
  async function keepReading(read: () => Promise<ContactCentreNews | null>, pauseMs = READ_AGAIN_MS): Promise<void> {
    const mine = attempt;
    const news = await read();
    if (mine !== attempt) return;
    if (news) return hear(news);
    const cancel = clock.after(pauseMs, () => {
      waiting.delete(cancel);
      void keepReading(read, Math.min(2 * pauseMs, LONGEST_READ_PAUSE_MS));
    });
    waiting.add(cancel);
  }

  function stopReading(): void {
    for (const cancel of waiting) cancel();
    waiting.clear();
  }

  async function readSkills(): Promise<ContactCentreNews | null> {
    const found = agent && (await reads.readAgentSkills(http, agent.agentId));
    return found && { type: 'skills.reported', skills: found };
  }

  async function readCodes(): Promise<ContactCentreNews | null> {
    teamId ??= agent && (await reads.readTeam(http, agent.agentId));
    const codes = teamId && (await reads.readCodes(http, teamId));
    return codes ? { type: 'codes.reported', codes } : null;
  }

  function readLists(): void {
    stopReading();
    void keepReading(readSkills);
    void keepReading(readCodes);
  }

  const poll = createPoll({
    http,
    clock,
    random: world.random,
    join: () => agentSession.join(http),
    hear,
    changed(what) {
      if (what.skills) void keepReading(readSkills);
      if (what.codes) void keepReading(readCodes);
    },
    replayed: () => void measureTime()
  });

  /** After a sleep the poll may be one that never answers, and the time told is behind by as long. */
  function noticeJumps(): void {
    stopNoticing();
    stopNoticing =
      clock.jumped?.(() => {
        void measureTime();
        poll.rejoin();
      }) ?? nothing;
  }

  /** No answer is no refusal, and one *none* may be an old answer: an agent on a call must not have to sign in for either. */
  async function enterSurely(
    isWanted: () => boolean,
    enterSession: () => Promise<agentSession.Entry>
  ): Promise<agentSession.Entry> {
    let entry = await enterSession();
    let isDoubted = false;
    for (const pauseMs of ENTER_AGAIN_AFTER_MS) {
      const isDoubtful = entry.kind === 'silent' || (entry.kind === 'none' && !isDoubted);
      if (!isDoubtful || !isWanted()) break;
      isDoubted ||= entry.kind === 'none';
      await new Promise<void>((goOn) => clock.after(pauseMs, goOn));
      if (isWanted()) entry = await enterSession();
    }
    return entry;
  }

  async function enter(
    grant: Grant,
    isWanted: () => boolean,
    enterSession: () => Promise<agentSession.Entry>
  ): Promise<SignInTrouble | null> {
    const api = await discoverApi({ fetch: world.fetch, clock }, connection.issuer, grant.agent.tenantId);
    if (!isWanted()) return null;
    if (typeof api === 'string') return api;
    agent = grant.agent;
    teamId = grant.teamId;
    base = api.base;
    tokens.adopt(grant.tokens);
    const timeIsKnown = measureTime();
    const entry = await enterSurely(isWanted, enterSession);
    if (!isWanted()) return null;
    if (entry.kind !== 'entered') {
      tokens.forget();
      return entry.kind === 'silent' ? 'network' : 'noAgentSession';
    }
    await timeIsKnown;
    if (!isWanted()) return null;
    hear({ type: 'signIn.succeeded', agent: grant.agent });
    poll.start(entry.sessionId);
    readLists();
    return null;
  }

  /** Every attempt replaces the one before it, whose answer nobody wants any more. */
  async function begin(
    shown: SignInWindow,
    isSilent: boolean,
    enterSession: () => Promise<agentSession.Entry>
  ): Promise<SignInTrouble | null> {
    attempt += 1;
    const mine = attempt;
    const isWanted = (): boolean => mine === attempt;
    poll.stop();
    stopReading();
    tokens.forget();
    // The browser gives the window that is already open under this name.
    if (openWindow?.source !== shown.source) openWindow?.close();
    openWindow = shown;
    const result = await signIn.run(shown, isSilent, isWanted);
    if (!isWanted()) return null;
    openWindow = null;
    const trouble = 'trouble' in result ? result.trouble : await enter(result.grant, isWanted, enterSession);
    if (trouble !== null) hear({ type: 'signIn.failed', trouble });
    return trouble;
  }

  /** Nobody may be there to click: what cannot be reached is tried again until it can, or until somebody does. */
  async function resume(pauseMs: number): Promise<void> {
    const frame = world.openFrame();
    if (!frame) return hear({ type: 'signIn.failed', trouble: 'interactionRequired' });
    const outcome = begin(frame, true, () => agentSession.join(http));
    const mine = attempt;
    if ((await outcome) !== 'network' || mine !== attempt) return;
    const cancel = clock.after(pauseMs, () => {
      waiting.delete(cancel);
      void resume(Math.min(2 * pauseMs, LONGEST_RESUME_PAUSE_MS));
    });
    waiting.add(cancel);
  }

  return {
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    signIn({ station }) {
      // Opened before anything is awaited: a browser lets only a click open a window.
      const shown = world.openWindow();
      if (!shown) return hear({ type: 'signIn.failed', trouble: 'windowBlocked' });
      void begin(shown, false, () => agentSession.joinOrStart(http, station));
    },
    resumeSignIn: () => void resume(RESUME_AGAIN_MS),
    signOut() {
      attempt += 1;
      const mine = attempt;
      openWindow?.close();
      openWindow = null;
      const ending = poll.sessionId();
      poll.stop();
      // Whatever the answer, the agent wanted to be gone: contacts still open stay with the contact centre, to be joined again.
      void (ending === null ? Promise.resolve() : agentSession.end(http, ending)).then(() => {
        if (mine !== attempt) return;
        stopReading();
        tokens.forget();
        base = null;
        hear({ type: 'agentSession.ended', elsewhere: false });
      });
    },
    takeOver() {
      attempt += 1;
      const mine = attempt;
      const isWanted = (): boolean => mine === attempt;
      void enterSurely(isWanted, () => agentSession.join(http)).then((entry) => {
        if (!isWanted()) return;
        if (entry.kind !== 'entered' || agent === null) {
          const trouble = entry.kind === 'silent' ? 'network' : 'interactionRequired';
          return hear({ type: 'signIn.failed', trouble });
        }
        hear({ type: 'signIn.succeeded', agent });
        poll.start(entry.sessionId);
        readLists();
      });
    },
    stop() {
      isStopped = true;
      attempt += 1;
      poll.stop();
      stopReading();
      tokens.forget();
      openWindow?.close();
      listeners.clear();
      stopNoticing();
    },
    perform: (command, key) =>
      isTakenOver
        ? Promise.resolve({ result: 'refused', reason: 'signedOut', detail: null })
        : perform(
            {
              http,
              clock,
              sessionId: poll.sessionId,
              senderOf: (skillId) => skills.find((skill) => skill.skillId === skillId)?.emailFrom ?? null
            },
            command,
            key
          ),
    rejoin: () => poll.rejoin(),
    readSkillRules: (skillId) => reads.readSkillRules(http, skillId),
    readDisposition: (contactId) => reads.readDisposition(http, contactId),
    readContact: (contactId) => reads.readContact(http, contactId, clock.now),
    readLetters: (contactId) => reads.readLetters(http, contactId),
    readChat: (contactId) => reads.readChat(http, contactId)
  };
}
