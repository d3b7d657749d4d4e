// Runs in a process of its own, as a production build: prints how many events a second the machines take, as JSON.
import { ratioOf, median, type Ratio } from '../statistics.ts';
import { bareParent } from './bareMachine.ts';
import { wholeDesk, type WholeDesk } from './wholeDesk.ts';

export interface MachineResult {
  /** Events a second, product to bare, with 10 contacts. */
  ten: Ratio;
  /** Events a second of the product, 1,000 contacts to 1. */
  thousand: Ratio;
  /** The same of the bare program. */
  bareThousand: Ratio;
  /** Microseconds an event takes in the product with 10 contacts, by step. */
  steps: { contacts: number; read: number; machines: number; view: number }[];
}

const PAIRS = 31;
const WARM_UP = 6;
const WARM_UP_MS = 300;
const BATCH_MS = 25;
const FEWEST = 5;

/** Takes one event after the other; answers events a second. */
type Run = (events: number) => number;

/** Processor time of this process in milliseconds: what other programs take does not count. */
const worked = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

const perSecond = (events: number, begun: number): number => (events * 1_000) / Math.max(0.001, worked() - begun);

function runOf(desk: WholeDesk): Run {
  return (events) => {
    const texts = desk.events(events);
    let before = desk.view();
    const begun = worked();
    for (const text of texts) {
      desk.hear(desk.read(text));
      const view = desk.view();
      if (view === before) throw new Error('An event changed nothing.');
      before = view;
    }
    return perSecond(events, begun);
  };
}

function runOfBare(contacts: number): Run {
  const parent = bareParent(contacts);
  return (events) => {
    const before = parent.changes();
    const begun = worked();
    for (let told = 0; told < events; told += 1) parent.next();
    const rate = perSecond(events, begun);
    if (parent.changes() !== before + events) throw new Error('An event of the bare program got lost.');
    return rate;
  };
}

/** How many events fill a batch. */
function batchOf(run: Run, ms: number): number {
  const rate = run(FEWEST);
  return Math.max(FEWEST, Math.round((rate * ms) / 1_000));
}

/** The microtasks an event leaves behind must not pile up in the next batch. */
const breathe = (): Promise<void> => new Promise((go) => setImmediate(go));

async function compare(one: Run, other: Run): Promise<Ratio> {
  const [ones, others]: [number[], number[]] = [[], []];
  // Long enough for the engine to have compiled both.
  for (let pair = 0; pair < WARM_UP; pair += 1) {
    one(batchOf(one, WARM_UP_MS));
    await breathe();
    other(batchOf(other, WARM_UP_MS));
    await breathe();
  }
  const [sizeOfOne, sizeOfOther] = [batchOf(one, BATCH_MS), batchOf(other, BATCH_MS)];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    ones.push(one(sizeOfOne));
    await breathe();
    others.push(other(sizeOfOther));
    await breathe();
  }
  return ratioOf(ones, others);
}

async function stepsOf(contacts: number): Promise<MachineResult['steps'][number]> {
  const desk = await wholeDesk(contacts);
  const took: { read: number[]; machines: number[]; view: number[] } = { read: [], machines: [], view: [] };
  for (const text of desk.events(contacts >= 1_000 ? 200 : 6_000)) {
    const begun = performance.now();
    const news = desk.read(text);
    const wasRead = performance.now();
    desk.hear(news);
    const wasHeard = performance.now();
    desk.view();
    took.view.push(performance.now() - wasHeard);
    took.machines.push(wasHeard - wasRead);
    took.read.push(wasRead - begun);
  }
  const micros = (values: number[]): number => median(values.slice(values.length / 2)) * 1_000;
  await breathe();
  return { contacts, read: micros(took.read), machines: micros(took.machines), view: micros(took.view) };
}

async function main(): Promise<void> {
  const ten = await compare(runOf(await wholeDesk(10)), runOfBare(10));
  const thousand = await compare(runOf(await wholeDesk(1_000)), runOf(await wholeDesk(1)));
  const bareThousand = await compare(runOfBare(1_000), runOfBare(1));
  const steps = [];
  for (const contacts of [1, 10, 64, 1_000]) steps.push(await stepsOf(contacts));
  const result: MachineResult = { ten, thousand, bareThousand, steps };
  process.stdout.write(JSON.stringify(result));
}

void main();
