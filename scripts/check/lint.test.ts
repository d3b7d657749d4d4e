import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { ESLint } from 'eslint';

const PROJECT = resolve(__dirname, '..', '..');
const CLASS = "import { LightningElement } from 'lwc';\n\nexport default class Card extends LightningElement {\n";

async function rulesBroken(text: string, filePath: string, config: string): Promise<string[]> {
  const eslint = new ESLint({ cwd: PROJECT, overrideConfigFile: config });
  const results = await eslint.lintText(text, { filePath });
  const errors = results.flatMap(({ messages }) => messages.filter(({ severity }) => severity === 2));
  return errors.map(({ ruleId, message }) => ruleId ?? message);
}

describe('the rules for sources', () => {
  // The typed rules need a file of the project; its text is replaced.
  const inBundle = (text: string): Promise<string[]> =>
    rulesBroken(text, 'force-app/core/lwc/omniPorts/omniPorts.ts', 'eslint.config.js');

  const BROKEN: Record<string, { text: string; rule: string }> = {
    'a promise nobody waits for': {
      text: 'const save = async (): Promise<void> => undefined;\nsave();\n',
      rule: '@typescript-eslint/no-floating-promises'
    },
    'a private method the platform refuses': {
      text: `${CLASS}  go(): void {\n    this.#go();\n  }\n  #go(): void {}\n}\n`,
      rule: 'no-restricted-syntax'
    },
    'a dynamic import the platform refuses': {
      text: "export const load = (): Promise<unknown> => import('c/xstate');\n",
      rule: 'no-restricted-syntax'
    },
    'a document searched past the component': {
      text: `${CLASS}  find(): Element | null {\n    return document.querySelector('p');\n  }\n}\n`,
      rule: '@lwc/lwc/no-document-query'
    },
    'a timer that is not the clock': {
      text: 'export const later = (): unknown => setTimeout(() => undefined, 1);\n',
      rule: '@lwc/lwc/no-async-operation'
    },
    'markup written as text': {
      text: "export const draw = (element: Element): void => {\n  element.innerHTML = '<b>';\n};\n",
      rule: '@lwc/lwc/no-inner-html'
    }
  };

  for (const [name, { text, rule }] of Object.entries(BROKEN)) {
    it(`complain about ${name}`, async () => assert.deepEqual(await inBundle(text), [rule]));
  }
});

describe('the rules for what is deployed', () => {
  const deployed = (text: string): Promise<string[]> =>
    rulesBroken(
      text,
      'dist/platform/force-app/main/default/lwc/card/card.js',
      'scripts/check/platform.eslint.config.js'
    );

  it('let a plain component pass', async () => {
    assert.deepEqual(
      await deployed(
        "import { LightningElement, api } from 'lwc';\nexport default class Card extends LightningElement {\n  @api name;\n  #held = false;\n}\n"
      ),
      []
    );
  });

  it('complain about APIs that Lightning Web Security changes, silenced or not', async () => {
    const worker = '// eslint-disable-next-line\nexport const worker = new Worker("x");\n';
    assert.deepEqual(await deployed(worker), ['@locker/locker/distorted-worker-constructor']);
    const cookie = 'export const cookie = () => document.cookie;\n';
    assert.deepEqual(await deployed(cookie), ['@locker/locker/distorted-document-cookie']);
  });

  it('complain about what only Salesforce itself may use', async () => {
    assert.deepEqual(await deployed('export default process.env.HOME;\n'), ['@lwc/lwc-platform/no-process-env']);
  });
});
