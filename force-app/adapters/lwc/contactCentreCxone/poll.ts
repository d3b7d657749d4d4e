import type { Clock, ContactCentreNews } from 'c/omniPorts';
import type { Entry } from './agentSession';
import { isForeign } from './border';
import type { Http, Reply } from './http';
import { createFloor, pauseAfter } from './pace';
import { digest, readPollAnswer, type Digest, type PollWord } from './picture';

/** What the poll needs of its surroundings. */
export interface PollParts {
  http: Http;
  clock: Clock;
  random: () => number;
  join: () => Promise<Entry>;
  hear: (news: ContactCentreNews) => void;
  /** Hears which lists must be read again. */
  changed: (what: Digest['changed']) => void;
  /** Hears that a whole picture came. */
  replayed: () => void;
}

/** The one place that asks for news; never more than one request at a time. */
export interface Poll {
  start(sessionId: string): void;
  stop(): void;
  /** Joins again before anything else is asked. */
  rejoin(): void;
  /** The newest id of the agent session, for commands; null when there is none. */
  sessionId(): string | null;
}

export const POLL_SECONDS = 30;
const MARGIN_MS = 10_000;
const QUICK_MS = 1_000;
const RIVAL_MS = 60_000;
/** After a first sign of somebody else, short polls show soon whether there will be a second; one shows that the way is free again. */
const PROBES = 2;
const PROBE_SECONDS = 2;
// What a contact centre or a proxy asks for is obeyed, within what an agent can wait.
const LONGEST_RETRY_MS = 60_000;
const MOST_USED_IDS = 100;
const GONE = new Set([404, 409, 410]);

type Round = 'good' | 'empty' | 'failed' | 'over';

/** The long poll of one agent session, with joining again, waiting, and giving up only when there is nothing left to join. */
export function createPoll({ http, clock, random, join, hear, changed, replayed }: PollParts): Poll {
  let run = 0;
  let sessionId: string | null = null;
  let mustJoin = false;
  let hasJoinedForLoss = false;
  let failures = 0;
  let lastGood = 0;
  let isLost = false;
  let retryAfterMs = 0;
  let lastText = '';
  let rivalsAt: number[] = [];
  let probes = 0;
  /** Requests that failed here and may still be carried out there: each excuses one whole picture nobody asked for. */
  let doubtsAt: number[] = [];
  /** The next whole picture is the answer to joining. */
  let hasJoined = false;
  /** That picture has not even been asked for yet. */
  let isUnasked = false;
  /** Ids that another one has replaced: an answer that brings one of them is an old answer. */
  let usedIds: string[] = [];
  /** An old answer came right after joining; if one comes again, the contact centre uses its ids again. */
  let hasDoubtedJoining = false;
  let wasNoneToJoin = false;
  let abort: AbortController | null = null;
  let wake: (() => void) | null = null;
  let floor = createFloor(clock);

  const breathe = (): Promise<void> => new Promise((go) => void clock.after(0, go));

  function pause(ms: number): Promise<void> {
    return new Promise((go) => {
      const stopWaiting = clock.after(ms, () => {
        wake = null;
        go();
      });
      wake = () => {
        wake = null;
        stopWaiting();
        go();
      };
    });
  }

  function isHeardFrom(): void {
    lastGood = clock.now();
    if (!isLost) return;
    isLost = false;
    hear({ type: 'connection.restored' });
  }

  // Joining alone ends no series of failures: where only the poll fails, the pauses grow all the same.
  function wentWell(): void {
    failures = 0;
    isHeardFrom();
  }

  function wentWrong(needsJoin: boolean): Round {
    failures += 1;
    if (needsJoin) {
      mustJoin = true;
      doubtsAt = [...recent(doubtsAt), clock.now()];
    }
    if (!isLost) {
      isLost = true;
      hear({ type: 'connection.lost', since: lastGood });
    }
    return 'failed';
  }

  const recent = (moments: number[]): number[] => moments.filter((at) => clock.now() - at < RIVAL_MS);

  /** Somebody else speaks for the agent session: twice within a minute it was another's turn, and once may be chance. */
  function countRival(): boolean {
    const excuse = recent(doubtsAt);
    doubtsAt = excuse.slice(1);
    if (excuse.length > 0) return false;
    rivalsAt = [...recent(rivalsAt), clock.now()];
    probes = PROBES;
    return rivalsAt.length > 1;
  }

  function takenOver(): Round {
    run += 1;
    sessionId = null;
    hear({ type: 'agentSession.takenOver' });
    return 'over';
  }

  function over(): Round {
    run += 1;
    sessionId = null;
    hear({ type: 'agentSession.ended', elsewhere: true });
    return 'over';
  }

  function goOnWith(next: string): void {
    if (sessionId !== null && sessionId !== next) usedIds = [...usedIds.slice(1 - MOST_USED_IDS), sessionId];
    sessionId = next;
  }

  /** Whether the answer is from before; one that can only be the last one once more tells nothing new either way. */
  function isOld({ sessionId: id, events }: PollWord, text: string): boolean {
    if (events.length > 0 && text === lastText) return true;
    if (id === null || !usedIds.includes(id)) return false;
    const isBelieved = hasJoined && hasDoubtedJoining;
    hasDoubtedJoining = hasJoined;
    if (isBelieved) usedIds = [];
    return !isBelieved;
  }

  async function joinAgain(mine: number): Promise<Round> {
    mustJoin = false;
    const entry = await join();
    if (mine !== run) return 'over';
    if (entry.kind === 'signedOut') return 'over';
    if (entry.kind === 'none') {
      // One word may be an old one: an agent session is over when two say so.
      if (hasJoinedForLoss || wasNoneToJoin) return over();
      wasNoneToJoin = true;
      return wentWrong(true);
    }
    if (entry.kind !== 'entered') return wentWrong(true);
    hasJoined = isUnasked = true;
    wasNoneToJoin = false;
    goOnWith(entry.sessionId);
    // What is told after joining may be what was told before, word for word.
    lastText = '';
    isHeardFrom();
    return 'empty';
  }

  async function take(mine: number, reply: Reply): Promise<Round> {
    const answer = readPollAnswer(reply);
    if (!answer || isOld(answer, reply.text)) return wentWrong(true);
    hasJoinedForLoss = false;
    wentWell();
    if (answer.sessionId !== null) goOnWith(answer.sessionId);
    lastText = reply.text;
    let hasEnded = false;
    const tell = (news: ContactCentreNews): void => {
      if (mine !== run) return;
      hasEnded ||= news.type === 'agentSession.ended';
      hear(news);
    };
    const said = await digest(answer.events, tell, breathe);
    if (mine !== run) return 'over';
    if (hasEnded) {
      stop();
      return 'over';
    }
    if (said.changed.skills || said.changed.codes) changed(said.changed);
    if (said.isReplay && !hasJoined && countRival()) return takenOver();
    if (said.isReplay) {
      hasJoined = hasDoubtedJoining = false;
      replayed();
    }
    if (said.isGap) mustJoin = true;
    return answer.events.length === 0 || hasDoubtedJoining || said.isGap ? 'empty' : 'good';
  }

  async function ask(mine: number, from: string): Promise<Round> {
    abort = new AbortController();
    isUnasked = false;
    const seconds = probes > 0 ? PROBE_SECONDS : POLL_SECONDS;
    probes = Math.max(0, probes - 1);
    const outcome = await http.send({
      method: 'GET',
      path: ['agent-sessions', from, 'get-next-event'],
      query: { timeout: String(seconds) },
      deadlineMs: seconds * 1000 + MARGIN_MS,
      signal: abort.signal,
      // An answer nobody waited for took events with it.
      late: () => mine === run && joinAnew()
    });
    const wasAborted = abort.signal.aborted;
    abort = null;
    if (mine !== run) return 'over';
    if (outcome.kind === 'signedOut') return 'over';
    if (outcome.kind === 'silent') return wasAborted ? 'empty' : wentWrong(true);
    const { reply } = outcome;
    if (reply.status === 200) return take(mine, reply);
    if (reply.status === 304 || reply.status === 204) {
      hasJoinedForLoss = false;
      wentWell();
      return 'empty';
    }
    const isGone = GONE.has(reply.status) && !isForeign(reply);
    if (isGone && reply.status === 409 && countRival()) return takenOver();
    // Where joining works, the agent session is there, whatever the poll says of it.
    if (isGone && hasJoinedForLoss) return wentWrong(true);
    if (isGone) {
      hasJoinedForLoss = true;
      mustJoin = true;
      return 'empty';
    }
    retryAfterMs = Math.min(LONGEST_RETRY_MS, (reply.retryAfter ?? 0) * 1000);
    const needsJoin = reply.status !== 429;
    // What waits for the connection must not wait for a long poll in which nothing happens.
    if (!needsJoin) probes = Math.max(probes, 1);
    return wentWrong(needsJoin);
  }

  async function loop(mine: number): Promise<void> {
    while (mine === run) {
      const begun = clock.now();
      const round = mustJoin || sessionId === null ? await joinAgain(mine) : await ask(mine, sessionId);
      if (mine !== run || round === 'over') return;
      if (round === 'failed') {
        const wait = Math.max(retryAfterMs, pauseAfter(failures, random), floor.charge());
        retryAfterMs = 0;
        await pause(wait);
      } else if (round === 'empty' && clock.now() - begun < QUICK_MS) {
        const wait = floor.charge();
        if (wait > 0) await pause(wait);
      }
    }
  }

  function joinAnew(): void {
    if (sessionId === null) return;
    mustJoin = true;
    abort?.abort();
    // A desk that keeps asking while nothing answers must not turn the pauses off.
    if (wake && floor.charge() === 0) wake();
  }

  /** Where the picture of the last joining has not been asked for yet, joining again would only put it off. */
  function rejoin(): void {
    if (!isUnasked || mustJoin) joinAnew();
  }

  function stop(): void {
    run += 1;
    sessionId = null;
    abort?.abort();
    wake?.();
  }

  return {
    start(first) {
      run += 1;
      sessionId = first;
      mustJoin = false;
      hasJoinedForLoss = false;
      failures = 0;
      isLost = false;
      lastText = '';
      rivalsAt = [];
      probes = 0;
      doubtsAt = [];
      hasJoined = isUnasked = true;
      usedIds = [];
      hasDoubtedJoining = false;
      wasNoneToJoin = false;
      lastGood = clock.now();
      floor = createFloor(clock);
      void loop(run);
    },
    stop,
    rejoin,
    sessionId: () => sessionId
  };
}
