// Draws docs/machines from the charts themselves; with --check fails when a drawing is stale: a picture that differs from
// what decides is worse than none.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { deskMachine } from '../../force-app/core/lwc/omniDesk/deskMachine.ts';
import { elevationMachine } from '../../force-app/core/lwc/omniElevation/omniElevation.ts';
import { interactionMachine } from '../../force-app/core/lwc/omniInteraction/omniInteraction.ts';
import { sessionMachine } from '../../force-app/core/lwc/omniSession/omniSession.ts';

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'docs', 'machines');
const SOURCES = 'force-app/core/lwc';

const CHARTS: { name: string; machine: AnyStateMachine; source: string; about: string }[] = [
  {
    name: 'desk',
    machine: deskMachine,
    source: `${SOURCES}/omniDesk/deskMachine.ts`,
    about: 'The agent’s whole workplace: who is signed in, what is offered, which sessions are open, what is selected.'
  },
  {
    name: 'session',
    machine: sessionMachine,
    source: `${SOURCES}/omniSession/sessionMachine.ts`,
    about: 'One customer’s session. It closes by itself once everything in it is settled, and cannot be closed.'
  },
  {
    name: 'interaction',
    machine: interactionMachine,
    source: `${SOURCES}/omniInteraction/interactionMachine.ts`,
    about: 'One contact on one channel: the contact, its after-contact work and its disposition, side by side.'
  },
  {
    name: 'elevation',
    machine: elevationMachine,
    source: `${SOURCES}/omniElevation/elevationMachine.ts`,
    about: 'From the plus sign to a contact that joined the session, or to a failure that says why.'
  }
];

const nameOf = (part: unknown): string => {
  if (typeof part === 'string') return part;
  if (typeof part !== 'object' || part === null || !('type' in part)) return 'unnamed';
  const { type, params } = part as { type: string; params?: { what?: unknown; command?: { verb?: unknown } } };
  const about = params?.what ?? params?.command?.verb;
  return typeof about === 'string' ? `${type}(${about})` : type;
};

const idOf = (node: AnyStateNode): string => node.path.join('_') || node.machine.id;
const labelOf = (node: AnyStateNode): string => node.path.join('.');
const childrenOf = (node: AnyStateNode): AnyStateNode[] => Object.values(node.states);
const leavesOf = (node: AnyStateNode): AnyStateNode[] => {
  const children = childrenOf(node);
  return children.length === 0 ? [node] : children.flatMap(leavesOf);
};

/** All transitions written on a state, eventless ones last. */
const transitionsOf = (node: AnyStateNode): AnyTransitionDefinition[] => [
  ...[...node.transitions.values()].flat(),
  ...(node.always ?? [])
];

const eventOf = (transition: AnyTransitionDefinition): string =>
  transition.eventType === '' ? 'always' : String(transition.eventType);

function words(transition: AnyTransitionDefinition): string {
  const guard = transition.guard === undefined ? '' : ` [${nameOf(transition.guard)}]`;
  const actions = transition.actions.map(nameOf);
  return `${eventOf(transition)}${guard}${actions.length === 0 ? '' : ` / ${actions.join(', ')}`}`;
}

const targetsOf = (transition: AnyTransitionDefinition): AnyStateNode[] =>
  (transition.target ?? []) as readonly AnyStateNode[] as AnyStateNode[];

const moves = (node: AnyStateNode): string[] =>
  transitionsOf(node).flatMap((transition) =>
    targetsOf(transition).map((target) => `${idOf(node)} --> ${idOf(target)}: ${words(transition)}`)
  );

const ends = (node: AnyStateNode): string[] => (node.type === 'final' ? [`${idOf(node)} --> [*]`] : []);

/** A state with what it does on entry and what it answers without leaving. */
function stays(node: AnyStateNode): string[] {
  const entry = node.entry.length === 0 ? [] : [`on entry / ${node.entry.map(nameOf).join(', ')}`];
  const answers = transitionsOf(node)
    .filter((one) => targetsOf(one).length === 0)
    .map(words);
  return [...entry, ...answers].map((line) => `${idOf(node)}: ${line}`);
}

const startOf = (node: AnyStateNode): string[] =>
  node.initial === undefined ? [] : node.initial.target.map((target: AnyStateNode) => `[*] --> ${idOf(target)}`);

function region(node: AnyStateNode): string[] {
  const children = childrenOf(node);
  return [
    ...children.map((child) => `state "${child.key}" as ${idOf(child)}`),
    ...startOf(node),
    ...children.flatMap((child) => [...stays(child), ...moves(child), ...ends(child)]),
    // What a region answers wherever it stands is drawn once, from the region.
    ...moves(node).filter((line) => !line.startsWith('[*]'))
  ];
}

function picture({ root }: AnyStateMachine): string[] {
  if (root.type !== 'parallel') return ['stateDiagram-v2', ...region(root).map((line) => `  ${line}`)];
  const regions = childrenOf(root).flatMap((child, index) => [
    ...(index === 0 ? [] : ['    --']),
    `    state "${child.key}" as ${idOf(child)} {`,
    ...region(child)
      .filter((line) => !line.startsWith(`${idOf(child)} -->`))
      .map((line) => `      ${line}`),
    '    }'
  ]);
  const start = `  state "${root.machine.id}" as ${idOf(root)} {`;
  return ['stateDiagram-v2', start, ...regions, '  }'];
}

/** What is answered in every state of a chart or region, as a list. */
function everywhere(node: AnyStateNode): string[] {
  const entry = node.entry.length === 0 ? [] : [`- on entry / \`${node.entry.map(nameOf).join(', ')}\``];
  const answers = transitionsOf(node).map((transition) => {
    const targets = targetsOf(transition)
      .map((target) => ` → ${labelOf(target)}`)
      .join('');
    return `- \`${words(transition)}\`${targets}`;
  });
  return [...entry, ...answers];
}

const handlers = (leaf: AnyStateNode, event: string): AnyTransitionDefinition[] => {
  for (let node: AnyStateNode | undefined = leaf; node !== undefined; node = node.parent) {
    const own = transitionsOf(node).filter((transition) => eventOf(transition) === event);
    if (own.length > 0) return own;
  }
  return [];
};

function cell(leaf: AnyStateNode, event: string): string {
  const found = handlers(leaf, event).map((transition) => {
    const target = targetsOf(transition)
      .map((one) => one.key)
      .join(', ');
    return `${target === '' ? 'stays' : `→ ${target}`}${transition.guard === undefined ? '' : ' ?'}`;
  });
  return found.length === 0 ? '·' : [...new Set(found)].join('; ');
}

function eventsBelow(node: AnyStateNode): string[] {
  const own = transitionsOf(node).map(eventOf);
  return [...new Set([...own, ...childrenOf(node).flatMap(eventsBelow)])].sort();
}

function table(node: AnyStateNode): string[] {
  const leaves = leavesOf(node);
  const row = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  return [
    row(['event', ...leaves.map((leaf) => leaf.key)]),
    row(['event', ...leaves].map(() => '---')),
    ...eventsBelow(node).map((event) => row([`\`${event}\``, ...leaves.map((leaf) => cell(leaf, event))]))
  ];
}

/** One page: what the machine is for, its picture, what it answers everywhere, and every state by every event. */
export function draw({ name, machine, source, about }: (typeof CHARTS)[number]): string {
  const { root } = machine;
  const regions = root.type === 'parallel' ? childrenOf(root) : [root];
  const always = [root, ...(root.type === 'parallel' ? regions : [])].flatMap((node) => {
    const lines = everywhere(node);
    const where = node === root ? 'In every state' : `In every state of *${node.key}*`;
    return lines.length === 0 ? [] : [`${where}:`, '', ...lines, ''];
  });
  return [
    `# ${name}`,
    '',
    about,
    '',
    `Drawn from \`${source}\` by \`npm run draw\`; never edited by hand.`,
    '',
    '```mermaid',
    ...picture(machine),
    '```',
    '',
    'An arrow is `event [guard] / actions`. Lines inside a state are answered without leaving it.',
    '',
    ...always,
    '## Every state by every event',
    '',
    '`→` moves there, `stays` acts without moving, `?` only if the guard says so, `·` changes nothing by design.',
    '',
    ...regions.flatMap((node) => [...(regions.length > 1 ? [`### ${node.key}`, ''] : []), ...table(node), ''])
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

const README = `# The machines

Four machines decide everything the softphone does; nothing else does. The **desk** spawns a **session** for each customer, the session spawns an **interaction** for each contact and an **elevation** for each try to reach the customer on another channel. These pages are drawn from the charts by \`npm run draw\` and checked for staleness.

${CHARTS.map(({ name, about }) => `- [${name}](${name}.md): ${about}`).join('\n')}
`;

/** Every page of the folder, by its file name. */
export const pages = (): { [file: string]: string } => ({
  'README.md': README,
  ...Object.fromEntries(CHARTS.map((chart) => [`${chart.name}.md`, draw(chart)]))
});

function run(isCheck: boolean): void {
  const stale = Object.entries(pages()).filter(([file, text]) => {
    const path = join(FOLDER, file);
    return !existsSync(path) || readFileSync(path, 'utf8').replaceAll('\r\n', '\n') !== text;
  });
  if (isCheck) {
    stale.forEach(([file]) => console.error(`draw: docs/machines/${file} is stale; run npm run draw`));
    if (stale.length > 0) process.exitCode = 1;
    return;
  }
  mkdirSync(FOLDER, { recursive: true });
  stale.forEach(([file, text]) => writeFileSync(join(FOLDER, file), text));
  console.log(`draw: ${stale.length} of ${Object.keys(pages()).length} pages written`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) run(process.argv.includes('--check'));
