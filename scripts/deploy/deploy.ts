// `npm run deploy -- --target-org NAME`: builds, passes the gate, deploys to the named org and says what to do next. Fails
// with a sentence when there is no such org, when something is in no commit, and when the gate or the org refuses.
import { parseArgs } from 'node:util';
import { buildAndCheck, finish, realWorld, Stop, wantCommitted, wantOrg, type World } from './world.ts';

const PRODUCT = 'force-app';
/** Package folders an org can do without; see scripts/build/deployed.json. */
const PARTS: Record<string, string> = {
  translations: 'German; the org needs Translation Workbench and German switched on',
  tenantHosts: 'trusted URLs of your tenant; needs SOFTPHONE_ISSUER_ORIGIN and SOFTPHONE_API_ORIGIN'
};
const ORIGINS = ['SOFTPHONE_ISSUER_ORIGIN', 'SOFTPHONE_API_ORIGIN'];

export const USAGE = `npm run deploy -- --target-org NAME [options]

  --target-org NAME   alias or user name of an org the Salesforce CLI is signed in to
  --dry-run           stop before the org and print exactly what would be sent; needs no org
  --validate          let the org check everything and save nothing
  --with PART         deploy an optional part too; may be repeated
${Object.entries(PARTS)
  .map(([name, about]) => `                        ${name.padEnd(14)}${about}`)
  .join('\n')}
  --assign NAME       assign a permission set to the user who deploys; may be repeated
  --run-tests         run the product's Apex tests in the same deployment
  --keep-settings     leave the records of custom metadata in the org as they are (an update)
  --allow-changes     deploy although files differ from the last commit`;

export interface Options {
  org: string | null;
  isDryRun: boolean;
  isValidation: boolean;
  parts: string[];
  assign: string[];
  runTests: boolean;
  keepSettings: boolean;
  allowChanges: boolean;
}

export function readOptions(args: string[]): Options {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        'target-org': { type: 'string', short: 'o' },
        'dry-run': { type: 'boolean' },
        validate: { type: 'boolean' },
        with: { type: 'string', multiple: true },
        assign: { type: 'string', multiple: true },
        'run-tests': { type: 'boolean' },
        'keep-settings': { type: 'boolean' },
        'allow-changes': { type: 'boolean' }
      }
    }));
  } catch (error) {
    throw new Stop(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
  const org = values['target-org'] ?? null;
  const isDryRun = values['dry-run'] === true;
  if (org === null && !isDryRun) throw new Stop(`Say which org: --target-org NAME. Nothing was sent.\n\n${USAGE}`);
  const parts = [...new Set(values.with ?? [])];
  const unknown = parts.filter((part) => !Object.hasOwn(PARTS, part));
  if (unknown.length > 0) {
    throw new Stop(
      `There is no part ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}. Nothing was sent.`
    );
  }
  return {
    org,
    isDryRun,
    isValidation: values.validate === true,
    parts,
    assign: values.assign ?? [],
    runTests: values['run-tests'] === true,
    keepSettings: values['keep-settings'] === true,
    allowChanges: values['allow-changes'] === true
  };
}

/** Stops unless every tenant host is one exact origin over TLS. */
function wantOrigins(env: NodeJS.ProcessEnv): void {
  for (const name of ORIGINS) {
    const value = env[name] ?? '';
    const isOrigin = /^https:\/\/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(:\d+)?$/i.test(value) && !value.endsWith('.invalid');
    if (isOrigin) continue;
    const why = value === '' ? `${name} is not set` : `${name} is '${value}', which is not one origin over TLS`;
    throw new Stop(
      `${why}. Set it to scheme and host alone, https://api-na1.example.com for example. Nothing was sent.`
    );
  }
}

async function printPayload(world: World, folders: string[]): Promise<void> {
  const { files, manifest } = await world.payload(folders);
  for (const { path, bytes } of files) world.say(`${String(bytes).padStart(8)}  ${path}`);
  world.say(`\n${manifest.trim()}\n`);
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  world.say(`${files.length} files, ${total} bytes would be sent. This was a dry run: nothing was sent.`);
}

/** The product without the records an admin edits, which a deployment would write over. */
const withoutSettings = (world: World): string[] =>
  world.kinds(PRODUCT).flatMap((kind) => (kind === 'customMetadata' ? [] : [`${PRODUCT}/main/default/${kind}`]));

/** What an admin does once the org has everything. */
function nextSteps({ org, parts, assign }: Options): string {
  const left = Object.entries(PARTS).filter(([name]) => !parts.includes(name));
  return [
    '\nDeployed. What is left to do, in this order (docs/INSTALL.md has each step in full):',
    '  1. Setup > Custom Metadata Types > Softphone Connection > Default: issuer, client id, redirect address.',
    parts.includes('tenantHosts')
      ? '  2. Trusted URLs are in place; check them under Setup > Trusted URLs.'
      : '  2. Setup > Trusted URLs: allow the issuer and the API host of your tenant.',
    assign.length > 0
      ? `  3. ${assign.join(', ')} is yours; give agents Softphone_Agent.`
      : `  3. Permission sets: npx sf org assign permset --name Softphone_Agent --target-org ${org ?? ''}`,
    `  4. Apex tests, run for the first time: npx sf apex run test --test-level RunLocalTests --code-coverage --result-format human --wait 20 --target-org ${org ?? ''}`,
    '  5. The first-org checklist in docs/INSTALL.md.',
    ...(left.length > 0
      ? [`Left out: ${left.map(([name, about]) => `${name} (${about})`).join('; ')}. Add with --with NAME.`]
      : [])
  ].join('\n');
}

function assignAll(world: World, { org, assign }: Options): void {
  for (const name of assign) {
    const code = world.show(['org', 'assign', 'permset', '--name', name, '--target-org', org ?? '']);
    if (code === 0) continue;
    throw new Stop(
      `Everything was deployed, but ${name} was not assigned: see above. Assign it in Setup > Permission Sets.`
    );
  }
}

export async function deploy(args: string[], world: World): Promise<void> {
  const options = readOptions(args);
  if (options.parts.includes('tenantHosts')) wantOrigins(world.env);
  if (!options.isDryRun) {
    wantOrg(world, options.org ?? '');
    wantCommitted(world, options.allowChanges);
  }
  await buildAndCheck(world);
  const known = world.permissionSets();
  const unknown = options.assign.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Stop(
      `There is no permission set ${unknown.join(', ')}; there are ${known.join(', ')}. Nothing was sent.`
    );
  }
  const folders = [...(options.keepSettings ? withoutSettings(world) : [PRODUCT]), ...options.parts];
  if (options.isDryRun) return printPayload(world, folders);
  const command = ['project', 'deploy', 'start', '--target-org', options.org ?? '', '--wait', '60'];
  for (const folder of folders) command.push('--source-dir', folder);
  if (options.runTests) command.push('--test-level', 'RunLocalTests');
  if (options.isValidation) command.push('--dry-run');
  world.say(`Sending ${folders.join(', ')} to ${options.org} …`);
  if (world.show(command) !== 0) {
    throw new Stop(
      'The org refused the deployment (see above); a deployment is all or nothing, so the org is as it was.\n' +
        'docs/INSTALL.md, "When the org refuses", lists what to do about each refusal.'
    );
  }
  if (options.isValidation)
    return world.say('The org accepts everything. It saved nothing: run again without --validate.');
  assignAll(world, options);
  world.say(nextSteps(options));
}

if (require.main === module) void finish(deploy(process.argv.slice(2), realWorld()));
