import { readdirSync, readFileSync } from 'node:fs';

/** What is mutated together, and the tests that must notice it. */
export interface Part {
  files: string[];
  tests: string[];
}

const core = (path: string): string => `force-app/core/lwc/${path}`;
const adapters = (path: string): string => `force-app/adapters/lwc/${path}`;

const allIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`);

const testsOf = (bundle: string, isMeant: (name: string) => boolean = () => true): string[] =>
  allIn(`${bundle}/__tests__`).filter((file) => file.endsWith('.test.ts') && isMeant(file));

/** One constant or function of a file, as Stryker names a range of lines. */
function only(file: string, name: string): string {
  const lines = readFileSync(file, 'utf8').split('\n');
  const first = lines.findIndex((line) => new RegExp(`^(export )?(const|function) ${name}\\b`).test(line));
  const isFunction = /^(export )?function/.test(lines[first] ?? '');
  const last = lines.findIndex((line, at) => at >= first && (isFunction ? line === '}' : line.endsWith(';')));
  if (first < 0 || last < 0) throw new Error(`${name} is not in ${file}`);
  return `${file}:${first + 1}-${last + 1}`;
}

export const parts = (): { [name: string]: Part } => ({
  closing: {
    files: [
      only(core('omniSession/sessionMachine.ts'), 'isEverythingSettled'),
      ...['owedBy', 'isDispositionDone', 'isSettled', 'isAttempt'].map((name) =>
        only(core('omniInteraction/interactionView.ts'), name)
      ),
      core('omniInteraction/interactionRules.ts')
    ],
    tests: [
      core('omniSession/__tests__/closing.test.ts'),
      ...testsOf(core('omniInteraction'), (file) => !file.includes('Walk'))
    ]
  },
  policy: { files: allIn(core('omniPolicy')), tests: testsOf(core('omniPolicy')) },
  border: {
    files: [adapters('contactCentreCxone/border.ts'), adapters('contactCentreCxone/answers.ts')],
    tests: ['answers', 'border'].map((name) => adapters(`contactCentreCxone/__tests__/${name}.test.ts`))
  },
  epoch: {
    files: [
      core('omniTabs/writer.ts'),
      core('omniTabs/overtaken.ts'),
      ...['deskStoreIndexedDb.ts', 'fence.ts', 'notebook.ts', 'table.ts'].map((name) =>
        adapters(`deskStoreIndexedDb/${name}`)
      )
    ],
    tests: [
      ...testsOf(core('omniTabs'), (file) => /(writer\w*|overtaken)\.test\.ts$/.test(file)),
      ...testsOf(adapters('deskStoreIndexedDb'))
    ]
  },
  // Without its random histories, which would take hours: a sentence must tell.
  outbox: {
    files: allIn(core('omniOutbox')),
    tests: testsOf(core('omniOutbox'), (file) => !file.includes('outboxModel'))
  }
});
