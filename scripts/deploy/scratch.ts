// `npm run scratch -- --dev-hub NAME`: makes a scratch org, deploys everything into it and opens nothing. Fails with a
// sentence when there is no Dev Hub to make one.
import { parseArgs } from 'node:util';
import { buildAndCheck, finish, realWorld, Stop, wantOrg, type World } from './world.ts';

export const USAGE = `npm run scratch -- --dev-hub NAME [--alias softphone] [--days 7]

  --dev-hub NAME   alias or user name of a Dev Hub the Salesforce CLI is signed in to
  --alias NAME     what the scratch org is called from then on
  --days N         how long it lives, 1 to 30`;

const LONGEST_LIFE_DAYS = 30;
/** What a scratch org needs no tenant for. */
const FOLDERS = ['force-app', 'translations'];
const ROLES = ['Softphone_Agent', 'Softphone_Admin'];

interface Options {
  hub: string;
  alias: string;
  days: number;
}

function readOptions(args: string[]): Options {
  let values;
  try {
    const strings = { 'dev-hub': { type: 'string' }, alias: { type: 'string' }, days: { type: 'string' } } as const;
    ({ values } = parseArgs({ args, options: strings }));
  } catch (error) {
    throw new Stop(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
  const { 'dev-hub': hub, alias = 'softphone', days = '7' } = values;
  if (!hub)
    throw new Stop(`Say which Dev Hub makes the org: --dev-hub NAME. Nothing was asked of anybody.\n\n${USAGE}`);
  if (!/^\d+$/.test(days) || Number(days) < 1 || Number(days) > LONGEST_LIFE_DAYS) {
    throw new Stop(`--days is '${days}'; it must be a number from 1 to ${LONGEST_LIFE_DAYS}.`);
  }
  return { hub, alias, days: Number(days) };
}

export async function scratch(args: string[], world: World): Promise<void> {
  const { hub, alias, days } = readOptions(args);
  wantOrg(world, hub);
  await buildAndCheck(world);
  const run = (command: string[], otherwise: string): void => {
    if (world.show(command) !== 0) throw new Stop(otherwise);
  };
  run(
    [
      'org',
      'create',
      'scratch',
      '--definition-file',
      'config/project-scratch-def.json',
      '--target-dev-hub',
      hub
    ].concat(['--alias', alias, '--duration-days', String(days), '--wait', '20']),
    'The Dev Hub made no scratch org (see above). Nothing was deployed.'
  );
  run(
    [
      'project',
      'deploy',
      'start',
      '--target-org',
      alias,
      '--wait',
      '60',
      ...FOLDERS.flatMap((each) => ['--source-dir', each])
    ],
    `The scratch org ${alias} is there and empty: it refused the deployment (see above).\n` +
      `Mend it and run: npm run deploy -- --target-org ${alias} --with translations\nOr delete it: npx sf org delete scratch --target-org ${alias}`
  );
  for (const role of ROLES) {
    run(
      ['org', 'assign', 'permset', '--name', role, '--target-org', alias],
      `Everything was deployed to ${alias}, but ${role} was not assigned: see above.`
    );
  }
  world.say(
    `\nThe scratch org ${alias} has the softphone, for ${days} days.\n` +
      `  npx sf org open --target-org ${alias}\n` +
      `  npx sf apex run test --test-level RunLocalTests --code-coverage --result-format human --wait 20 --target-org ${alias}\n` +
      'Then the first-org checklist in docs/INSTALL.md.'
  );
}

if (require.main === module) void finish(scratch(process.argv.slice(2), realWorld()));
