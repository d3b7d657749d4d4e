import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { deploy } from './deploy.ts';
import { scratch } from './scratch.ts';
import { knownOrgs, realWorld, Stop, type World } from './world.ts';

interface Told {
  world: World;
  /** What the Salesforce CLI was run with before the user's eyes: everything that could send something. */
  sent: string[];
  said: string[];
}

function aWorld(more: Partial<World> & { refuses?: string } = {}): Told {
  const sent: string[] = [];
  const said: string[] = [];
  const { refuses, ...parts } = more;
  const world: World = {
    env: {},
    say: (text) => void said.push(text),
    changedFiles: () => [],
    build: () => {},
    gate: async () => true,
    payload: async (folders) => ({
      files: folders.map((folder) => ({ path: `${folder}.cls`, bytes: 10 })),
      manifest: '<Package/>'
    }),
    kinds: () => ['classes', 'customMetadata', 'lwc'],
    permissionSets: () => ['Softphone_Admin', 'Softphone_Agent'],
    ask: () => ({ result: [{ username: 'admin@example.com', alias: 'uat' }] }),
    show: (args) => {
      sent.push(args.join(' '));
      return refuses && args.join(' ').startsWith(refuses) ? 1 : 0;
    },
    ...parts
  };
  return { world, sent, said };
}

const DEPLOYED = 'project deploy start --target-org uat --wait 60 --source-dir force-app';

async function stopped(run: Promise<void>): Promise<string> {
  try {
    await run;
  } catch (error) {
    assert.ok(error instanceof Stop, String(error));
    return error.message;
  }
  return assert.fail('it went on');
}

describe('deploying', () => {
  it('sends the product alone to the named org, and says what is left to do', async () => {
    const { world, sent, said } = aWorld();
    await deploy(['--target-org', 'uat'], world);
    assert.deepEqual(sent, [DEPLOYED]);
    assert.match(said.at(-1) ?? '', /Softphone Connection/);
    assert.match(said.at(-1) ?? '', /Left out: translations .*; tenantHosts/);
  });

  it('sends the parts and assigns the permission sets that are asked for', async () => {
    const { world, sent } = aWorld();
    await deploy(['-o', 'uat', '--with', 'translations', '--assign', 'Softphone_Admin', '--run-tests'], world);
    assert.deepEqual(sent, [
      `${DEPLOYED} --source-dir translations --test-level RunLocalTests`,
      'org assign permset --name Softphone_Admin --target-org uat'
    ]);
  });

  it('leaves the settings an admin has made alone when told to', async () => {
    const { world, sent } = aWorld();
    await deploy(['-o', 'uat', '--keep-settings'], world);
    assert.deepEqual(sent, [`${DEPLOYED}/main/default/classes --source-dir force-app/main/default/lwc`]);
  });

  it('lets the org check everything and save nothing', async () => {
    const { world, sent, said } = aWorld();
    await deploy(['-o', 'uat', '--validate', '--assign', 'Softphone_Admin'], world);
    assert.deepEqual(sent, [`${DEPLOYED} --dry-run`]);
    assert.match(said.at(-1) ?? '', /saved nothing/);
  });

  it('prints in a dry run every file and the manifest, and asks nobody', async () => {
    const asked: string[][] = [];
    const { world, sent, said } = aWorld({ ask: (args) => void asked.push(args) });
    await deploy(['--dry-run', '--with', 'translations'], world);
    assert.deepEqual([sent, asked], [[], []]);
    assert.deepEqual(said.slice(-4), [
      '      10  force-app.cls',
      '      10  translations.cls',
      '\n<Package/>\n',
      '2 files, 20 bytes would be sent. This was a dry run: nothing was sent.'
    ]);
  });

  const STOPS: Record<string, { args?: string[]; more?: Parameters<typeof aWorld>[0]; says: RegExp }> = {
    'no org is named': { args: [], says: /Say which org: --target-org NAME/ },
    'an option is misspelt': { args: ['-o', 'uat', '--dryrun'], says: /'--dryrun'[^]*--dry-run/ },
    'a part does not exist': {
      args: ['-o', 'uat', '--with', 'german'],
      says: /no part german; there are translations/
    },
    'a permission set does not exist': {
      args: ['-o', 'uat', '--assign', 'Agent'],
      says: /no permission set Agent; there are Softphone_Admin/
    },
    'nobody is signed in to an org': { more: { ask: () => ({ result: [] }) }, says: /sf org login web --alias uat/ },
    'the org is not known': { args: ['-o', 'prod'], says: /knows no org prod[^]*uat \(admin@example\.com\)/ },
    'files are in no commit': {
      more: { changedFiles: () => [' M force-app/x.cls'] },
      says: /1 files differ from the last commit:\n {3}M force-app\/x\.cls[^]*--allow-changes/
    },
    'the project cannot be built': {
      more: {
        build: () => {
          throw new Error('omniLine.ts(2,14): TS2322');
        }
      },
      says: /cannot be built[^]*TS2322/
    },
    'the gate finds something': { more: { gate: async () => false }, says: /what an org would refuse/ },
    'a tenant host is not named': {
      args: ['-o', 'uat', '--with', 'tenantHosts'],
      says: /SOFTPHONE_ISSUER_ORIGIN is not set/
    },
    'a tenant host has a wildcard': {
      args: ['-o', 'uat', '--with', 'tenantHosts'],
      more: { env: { SOFTPHONE_ISSUER_ORIGIN: 'https://*.example.com' } },
      says: /'https:\/\/\*\.example\.com', which is not one origin over TLS/
    }
  };

  for (const [name, { args = ['-o', 'uat'], more, says }] of Object.entries(STOPS)) {
    it(`stops and says what to do when ${name}, before anything is sent`, async () => {
      const { world, sent } = aWorld(more);
      assert.match(await stopped(deploy(args, world)), says);
      assert.deepEqual(sent, []);
    });
  }

  it('goes on with uncommitted files when told to, and outside a repository', async () => {
    const changed = aWorld({ changedFiles: () => [' M a'] });
    await deploy(['-o', 'uat', '--allow-changes'], changed.world);
    const noRepository = aWorld({ changedFiles: () => null });
    await deploy(['-o', 'uat'], noRepository.world);
    assert.deepEqual([changed.sent.length, noRepository.sent.length], [1, 1]);
  });

  it('says that the org is as it was when it refuses, and that all is there when only the permission set failed', async () => {
    const refused = aWorld({ refuses: 'project deploy' });
    assert.match(await stopped(deploy(['-o', 'uat', '--assign', 'Softphone_Agent'], refused.world)), /as it was/);
    assert.deepEqual(refused.sent, [DEPLOYED]);
    const unassigned = aWorld({ refuses: 'org assign' });
    assert.match(
      await stopped(deploy(['-o', 'uat', '--assign', 'Softphone_Agent'], unassigned.world)),
      /Everything was deployed, but Softphone_Agent was not assigned/
    );
  });
});

describe('making a scratch org', () => {
  it('makes it at the named Dev Hub, deploys with German and assigns two roles', async () => {
    const { world, sent } = aWorld();
    await scratch(['--dev-hub', 'uat', '--days', '3'], world);
    assert.deepEqual(sent, [
      'org create scratch --definition-file config/project-scratch-def.json --target-dev-hub uat --alias softphone --duration-days 3 --wait 20',
      'project deploy start --target-org softphone --wait 60 --source-dir force-app --source-dir translations',
      'org assign permset --name Softphone_Agent --target-org softphone',
      'org assign permset --name Softphone_Admin --target-org softphone'
    ]);
  });

  const STOPS: Record<string, { args: string[]; says: RegExp }> = {
    'no Dev Hub is named': { args: [], says: /Say which Dev Hub/ },
    'the Dev Hub is not known': { args: ['--dev-hub', 'hub'], says: /knows no org hub/ },
    'it should live for ever': { args: ['--dev-hub', 'uat', '--days', '400'], says: /a number from 1 to 30/ }
  };
  for (const [name, { args, says }] of Object.entries(STOPS)) {
    it(`stops and says what to do when ${name}`, async () => {
      const { world, sent } = aWorld();
      assert.match(await stopped(scratch(args, world)), says);
      assert.deepEqual(sent, []);
    });
  }

  it('deploys nothing when the Dev Hub makes no org', async () => {
    const { world, sent } = aWorld({ refuses: 'org create' });
    assert.match(await stopped(scratch(['--dev-hub', 'uat'], world)), /made no scratch org/);
    assert.equal(sent.length, 1);
  });
});

describe('the Salesforce CLI of the project', () => {
  it('names no org on a machine that never signed in to one', () => {
    const home = mkdtempSync(join(tmpdir(), 'softphone-home-'));
    try {
      mkdirSync(join(home, '.sf'));
      const world = realWorld({ PATH: process.env['PATH'], HOME: home, USERPROFILE: home });
      assert.deepEqual(knownOrgs(world), []);
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  });
});
