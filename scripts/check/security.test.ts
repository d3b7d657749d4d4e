import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { describe, it } from 'node:test';

const ROOT = resolve(__dirname, '..', '..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** What ships, written by this project: sources of every room but the vendored libraries and the tests. */
function shipped(...endings: string[]): { file: string; text: string }[] {
  return readdirSync(join(ROOT, 'force-app'), { withFileTypes: true, recursive: true }).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    const file = relative(ROOT, path).split(sep).join('/');
    const isOurs = !/^force-app\/(vendor|test)\/|\/__tests__\//.test(file);
    return entry.isFile() && isOurs && endings.some((ending) => file.endsWith(ending))
      ? [{ file, text: readFileSync(path, 'utf8') }]
      : [];
  });
}

const filesWith = (pattern: RegExp, ...endings: string[]): string[] =>
  shipped(...endings)
    .filter(({ text }) => pattern.test(text))
    .map(({ file }) => file)
    .sort();

describe('the code that ships', () => {
  it('logs nothing: whatever it must say, it says on the screen', () => {
    assert.deepEqual(filesWith(/\bconsole\s*\./, '.ts', '.page'), []);
    assert.deepEqual(filesWith(/System\.debug/i, '.cls'), []);
  });

  it('keeps what must outlive the page in one place, and nothing in cookies or web storage', () => {
    assert.deepEqual(filesWith(/\b(localStorage|sessionStorage)\b|document\.cookie/, '.ts', '.page'), []);
    const database = filesWith(/\bindexedDB\b|from 'c\/idb'/, '.ts');
    assert.deepEqual([...new Set(database.map((file) => file.split('/')[3]))], ['deskStoreIndexedDb']);
  });

  it('opens no way to the outside but the contact centre’s requests', () => {
    assert.deepEqual(
      filesWith(/\bnew (WebSocket|EventSource|XMLHttpRequest)\b|sendBeacon|importScripts/, '.ts', '.page'),
      []
    );
    const asking = filesWith(/(?<![\w.])fetch\(|window\.fetch|globalThis\.fetch/, '.ts');
    assert.ok(
      asking.every((file) => file.startsWith('force-app/adapters/lwc/contactCentreCxone/')),
      asking.join()
    );
  });

  it('posts messages to one exact origin', () => {
    const posts = shipped('.ts', '.page').flatMap(({ text }) =>
      [...text.matchAll(/\.postMessage\(([^;]*)\)/g)].map(([, what]) => what)
    );
    assert.ok(posts.length > 0);
    for (const post of posts) assert.doesNotMatch(post ?? '', /['"`]\*['"`]/);
  });

  it('links only where a rule has allowed the address, and never hands its own window over', () => {
    const links = shipped('.html').flatMap(({ text }) => text.match(/<a\b[^>]*\bhref=[^>]*>/g) ?? []);
    assert.ok(links.length > 0);
    for (const link of links) {
      assert.match(link, /href=\{row\.href\}/, 'a link whose address nobody has looked at');
      assert.match(link, /rel="noopener noreferrer"/);
    }
    assert.deepEqual(filesWith(/<(iframe|script|object|embed|form)\b/, '.html'), []);
  });

  it('merges nothing from outside into objects that are shared', () => {
    assert.deepEqual(filesWith(/__proto__|\.prototype\s*[[.=]|setPrototypeOf/, '.ts'), []);
  });
});

describe('the development servers', () => {
  it('listen on this machine alone', () => {
    const hosts = readdirSync(join(ROOT, 'scripts', 'local'), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
      .flatMap((entry) => [
        ...readFileSync(join(entry.parentPath, entry.name), 'utf8').matchAll(/\.listen\(([^)]*)\)/g)
      ])
      .map(([, what]) => what ?? '');
    assert.ok(hosts.length > 0);
    for (const host of hosts) assert.match(host, /host: '(127\.0\.0\.1|::1)'/);
  });

  it('are part of no deploy', () => {
    const { packageDirectories } = JSON.parse(read('sfdx-project.json')) as { packageDirectories: { path: string }[] };
    for (const { path } of packageDirectories) assert.match(path, /^force-app\//);
  });
});

describe('every direct dependency', () => {
  const SEEN_AS_SALESFORCE = ['lightning-base-components'];
  const { devDependencies, dependencies } = JSON.parse(read('package.json')) as {
    devDependencies: Record<string, string>;
    dependencies?: Record<string, string>;
  };
  const rows = new Map(
    [...read('docs/DEPENDENCIES.md').matchAll(/^\| `([^`]+)` \| (\S+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(
      ([, name = '', version, licence, reason]) => [name, { version, licence: licence?.trim(), reason: reason?.trim() }]
    )
  );

  it('is exact, and has its licence and its reason in docs/DEPENDENCIES.md', () => {
    assert.equal(dependencies, undefined, 'what ships is vendored');
    assert.deepEqual([...rows.keys()].sort(), Object.keys(devDependencies).sort());
    for (const [name, version] of Object.entries(devDependencies)) {
      assert.match(version, /^\d+\.\d+\.\d+(-[\w.]+)?$/, `${name} is not exact`);
      const manifest = JSON.parse(read(`node_modules/${name}/package.json`)) as { version: string; license?: string };
      const named =
        SEEN_AS_SALESFORCE.includes(name) || manifest.license?.startsWith('SEE')
          ? 'Salesforce terms'
          : manifest.license;
      assert.deepEqual({ name, ...rows.get(name) }, { name, version, licence: named, reason: rows.get(name)?.reason });
      assert.ok((rows.get(name)?.reason ?? '').length > 2, `${name} has no reason`);
    }
  });

  it('that ships is one of five, each a generated module that names its licence', () => {
    const shipping = [...rows].filter(([, { reason }]) => reason?.startsWith('**ships**')).map(([name]) => name);
    assert.deepEqual(shipping.sort(), ['idb', 'libphonenumber-js', 'oauth4webapi', 'valibot', 'xstate']);
    for (const name of shipping) {
      const bundle = name.replace('-js', '');
      const file = `force-app/vendor/lwc/${bundle}/${bundle}.js`;
      assert.ok(existsSync(join(ROOT, file)), file);
      assert.match(read(file).slice(0, 3000), /MIT|ISC|[Ll]icen[sc]e/, `${file} names no licence`);
    }
  });
});
