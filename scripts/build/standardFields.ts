// Writes scripts/check/org/standardFields.json: the fields of the standard objects that Apex, layouts and bundles may name,
// as the Apex checker of Code Analyzer knows them. Needs a JDK (javap); run it when a further standard object is used.
import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..', '..');
const LIBRARY = join(ROOT, 'node_modules', '@salesforce', 'code-analyzer-pmd-engine', 'dist', 'java-lib');
const OBJECTS = [
  'Account',
  'Case',
  'Contact',
  'EmailMessage',
  'Event',
  'Group',
  'Lead',
  'Opportunity',
  'Organization',
  'PermissionSet',
  'PermissionSetAssignment',
  'Profile',
  'RecordType',
  'Task',
  'User',
  'UserLicense'
];

function fieldsOf(jar: string, object: string): string {
  const text = execFileSync('javap', ['-cp', jar, `com.nawforce.runforce.SObjects.${object}`], { encoding: 'utf8' });
  const found = [...text.matchAll(/public com\.nawforce\.runforce\.(System|SObjects)\.(\w+)(\[\])? (\w+);/g)];
  return found
    .filter(([, , , list, name]) => list === undefined && !name?.startsWith('Permissions'))
    .map(([, home, type, , name]) => (home === 'SObjects' ? `${name}>${type}` : name))
    .sort()
    .join(' ');
}

if (require.main === module) {
  const jar = readdirSync(LIBRARY).find((name) => name.startsWith('sobject-types'));
  if (!jar) throw new Error(`no sobject-types jar in ${LIBRARY}: run npm ci`);
  const fields = Object.fromEntries(OBJECTS.map((object) => [object, fieldsOf(join(LIBRARY, jar), object)]));
  writeFileSync(join(ROOT, 'scripts', 'check', 'org', 'standardFields.json'), `${JSON.stringify(fields, null, 2)}\n`);
  console.log(`standardFields.json: ${OBJECTS.length} objects from ${jar}`);
}
