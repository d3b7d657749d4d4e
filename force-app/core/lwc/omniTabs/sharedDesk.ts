import type { DeskView, DeskWish, RunningDesk, WriterDesk } from 'c/omniDesk';
import type { Clock, DeskMemory, Epochs, Notebook, TabChannel, Wishes, WriterLock } from 'c/omniPorts';
import { createMirror, type Mirror } from './mirror';
import { createPressed } from './pressed';
import { rememberShown } from './rememberShown';
import { withWaiting } from './waiting';
import { createWriter, whileJoining, type Writer } from './writer';

/** The time for which one tab is the writer. */
export interface Term {
  epoch: number;
  /** Asked before every sending: whether this tab still is the writer. */
  mayWrite(): boolean | Promise<boolean>;
  /** Somebody else noticed that this tab is the writer no more. */
  end(): void;
}

export interface SharedDeskPorts {
  lock: WriterLock;
  channel: TabChannel;
  clock: Clock & { adjust?: (serverNow: number) => void };
  epochs: Epochs;
  wishes: Wishes;
  memory: DeskMemory;
  notebook: Notebook;
  newId: () => string;
  /** Wires a desk to the world; it is the only one of this browser until its term ends. */
  startDesk: (term: Term) => WriterDesk;
  /** What is shown before anything is known. */
  blank: DeskView;
}

const FRESH_MS = 4_000;
const PULSE_MS = 1_000;

type Role =
  | { is: 'mirror'; mirror: Mirror }
  | {
      is: 'writer';
      epoch: number;
      mayWrite: Term['mayWrite'];
      desk: WriterDesk;
      writer: Writer;
      mirror: Mirror;
      stopWatching: () => void;
    };

/**
 * The one desk of a browser, as each of its tabs knows it. In one tab, the writer, it is the desk itself; in every other it
 * shows the same and passes the agent's wishes on. Which tab that is changes when the writer closes, crashes or freezes.
 */
export function createSharedDesk(ports: SharedDeskPorts): RunningDesk {
  const { lock, clock } = ports;
  const watchers = new Set<(view: DeskView) => void>();
  let role: Role;
  /** What the desk shows, here or in the tab that speaks. */
  let told = ports.blank;
  let shown = told;
  /** Grows with every change of role, so that what was begun in another one is dropped. */
  let turn = 0;
  let letGo = (): void => undefined;
  let wanted: DeskWish | null = null;
  /** The agent has taken over here, and nobody speaks here who could hear her. */
  let isTakingOver = false;
  /** Another tab has spoken since, and nothing was heard of it yet. */
  let isToldOld = false;
  /** This tab may speak, and does not. */
  let isIdle = false;
  /** What was wished while it is asked whether this tab still is the writer. */
  let held: DeskWish[] = [];

  const pressed = createPressed(clock, () => show(told));

  function show(view: DeskView): void {
    told = view;
    shown = pressed.over(view);
    watchers.forEach((onView) => onView(shown));
  }

  function passOn(mirror: Mirror, wished: DeskWish): Promise<void> {
    const isPosted = mirror.wish(wished);
    if (pressed.note(wished)) show(told);
    return isPosted;
  }

  function wish(wished: DeskWish): void {
    if (role.is === 'mirror') {
      const takesOver = wished.type === 'agent.takeOver' && (isIdle || role.mirror.isSilent());
      if (wished.type !== 'agent.signIn' && !takesOver) return void passOn(role.mirror, wished);
      // Only the tab that was clicked may open the window of the sign-in, so it becomes the writer.
      if (wished.type === 'agent.signIn') wanted = wished;
      else isTakingOver = true;
      return contend(lock.steal);
    }
    // What is wished before the desk is at work waits as in a mirror.
    const { writer } = role;
    // Nobody hears what it has said itself.
    if (writer.isQuiet()) return void passOn(role.mirror, wished).then(writer.wished);
    const isAsked = held.length > 0;
    const answer = isAsked || role.mayWrite();
    if (wished.type === 'agent.signIn' || (!isAsked && typeof answer === 'boolean')) return role.desk.wish(wished);
    held.push(wished);
    if (!isAsked) void Promise.resolve(answer).then(wishHeld);
  }

  function wishHeld(): void {
    const all = held;
    held = [];
    all.forEach(wish);
  }

  function leave(): void {
    if (role.is === 'mirror') return role.mirror.stop();
    role.stopWatching();
    role.writer.stop();
    role.desk.stop();
  }

  function mirrorFrom(first: { view: DeskView; epoch: number; owner: string | null }): void {
    const frozen = (): boolean => {
      if (isDisplaced()) return false;
      contend(lock.steal);
      return true;
    };
    const hear = (view: DeskView): void => {
      isToldOld = false;
      show(view);
    };
    const mirror = createMirror(ports, first, { view: hear, frozen });
    role = { is: 'mirror', mirror };
    show(mirror.shown());
  }

  function contend(how: WriterLock['ask']): void {
    letGo();
    isIdle = false;
    turn += 1;
    const mine = turn;
    letGo = how({
      won: () => void begin(mine),
      lost: () => mine === turn && stepDown()
    });
  }

  function stepDown(): void {
    letGo();
    const epoch = role.is === 'mirror' ? role.mirror.epoch() : role.epoch;
    const owner = role.is === 'mirror' ? role.mirror.owner() : role.desk.owner();
    isToldOld ||= role.is === 'writer';
    leave();
    mirrorFrom({ view: told, epoch, owner });
    contend(lock.ask);
  }

  /** The agent works in another place: until she takes over here, it is left to that one whoever spoke here before. */
  const isDisplaced = (): boolean => told.activeIn === 'anotherPlace' && wanted === null && !isTakingOver;

  /** Begins a term: a higher epoch first, so that nothing of the last writer is written from then on. */
  async function begin(mine: number): Promise<void> {
    isIdle = isDisplaced();
    if (isIdle) return;
    const epoch = await ports.epochs.raise();
    if (mine !== turn) return;
    const isOver = (): boolean => mine !== turn;
    let goodUntil = clock.now() + FRESH_MS;
    const end = (): void => {
      if (!isOver()) stepDown();
    };
    /** A tab that slept may have been taken for frozen: it asks the browser before it does anything. */
    const check = async (): Promise<boolean> => {
      const isHeld = await lock.holds();
      if (isOver()) return false;
      if (!isHeld) end();
      else goodUntil = clock.now() + FRESH_MS;
      return isHeld;
    };
    // Server time may be put right at any moment, in either direction.
    const isFresh = (): boolean => Math.abs(goodUntil - FRESH_MS / 2 - clock.now()) <= FRESH_MS / 2;
    const mayWrite = (): boolean | Promise<boolean> => !isOver() && (isFresh() || check());
    const pulse = (): void => {
      if (isOver()) return;
      if (isFresh()) goodUntil = clock.now() + FRESH_MS;
      else void check();
      clock.after(PULSE_MS, pulse);
    };
    const { mirror } = role;
    const owner = mirror.owner();
    const { takeUnheard } = mirror;
    const last = { view: told, isOld: isToldOld, takeUnheard };
    const before = owner !== null && told.phase === 'working' ? { owner, ...last } : null;
    if (before !== null) await rememberShown(ports.memory, before);
    if (isOver()) return;
    leave();
    const desk = withWaiting(ports.startDesk({ epoch, mayWrite, end }), ports, epoch);
    const hear = { isShown: () => watchers.size > 0, replaced: end, appears: () => show(desk.view()) };
    const writer = createWriter(ports, desk, epoch, hear, before);
    role = { is: 'writer', epoch, mayWrite, desk, writer, mirror, stopWatching: () => undefined };
    if (before !== null) {
      show(whileJoining(told, clock.now()));
    }
    role.stopWatching = desk.watch((view) => {
      if (!writer.isQuiet()) show(view);
    });
    pulse();
    const signIn = wanted;
    wanted = null;
    isTakingOver = false;
    if (signIn !== null) desk.wish(signIn);
  }

  /** Where the writer is not looked at, another tab is the softphone's face. */
  const tellShown = (): void => void (role.is === 'writer' && role.writer.tell());

  mirrorFrom({ view: told, epoch: 0, owner: null });
  contend(lock.ask);

  return {
    view: () => shown,
    watch(onView) {
      watchers.add(onView);
      if (watchers.size === 1) tellShown();
      onView(shown);
      return () => {
        watchers.delete(onView);
        if (watchers.size === 0) tellShown();
      };
    },
    wish,
    now: () => clock.now(),
    owner: () => (role!.is === 'writer' ? role!.desk.owner() : null),
    stop() {
      letGo();
      turn += 1;
      leave();
    }
  };
}
