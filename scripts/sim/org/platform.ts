import Module from 'node:module';
import { join } from 'node:path';

const STAND_INS: [string, string][] = [
  ['@salesforce/apex/', 'apex.ts'],
  ['@salesforce/label/', 'label.ts']
];

type Resolve = (name: string, ...rest: unknown[]) => string;

/** What the platform gives a bundle under @salesforce/…; imported before the first bundle that asks for it. */
const loader = Module as unknown as { _resolveFilename: Resolve };
const resolve = loader._resolveFilename;
loader._resolveFilename = (name, ...rest) => {
  const standIn = STAND_INS.find(([prefix]) => name.startsWith(prefix));
  return standIn === undefined ? resolve.call(loader, name, ...rest) : join(__dirname, standIn[1]);
};
