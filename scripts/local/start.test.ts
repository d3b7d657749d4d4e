import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import { projectFolder } from '../setUp.mjs';

const LIMIT_MS = 120_000;

function start(port: string): {
  output: () => string;
  ended: Promise<number | null>;
  saying: (text: string) => Promise<void>;
  stop: (signal: NodeJS.Signals) => void;
} {
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: projectFolder,
    env: { ...process.env, PORT: port, NODE_OPTIONS: '' }
  });
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const watchers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const watcher of watchers) watcher();
    });
  }
  return {
    output: () => output,
    ended,
    saying: (text) =>
      new Promise((resolve, reject) => {
        const watcher = () => output.includes(text) && resolve();
        watchers.add(watcher);
        watcher();
        void ended.then((code) => reject(new Error(`it ended with ${code} and said: ${output}`)));
      }),
    stop: (signal) => void child.kill(signal)
  };
}

describe('npm start', { timeout: LIMIT_MS }, () => {
  it('says which port is taken and how to choose another', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) =>
      other.listen({ host: '127.0.0.1', port: 0 }, () => resolve((other.address() as { port: number }).port))
    );
    const program = start(String(port));
    assert.equal(await program.ended, 1);
    assert.match(program.output(), new RegExp(`Port ${port} is taken`));
    assert.match(program.output(), new RegExp(`PORT=${port + 1}`));
    await new Promise((resolve) => other.close(resolve));
  });

  it('refuses a port that is none', async () => {
    const program = start('seventy');
    assert.equal(await program.ended, 1);
    assert.match(program.output(), /PORT is "seventy"/);
  });

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(
      `prints where to go and who can sign in, and stops cleanly on ${signal}`,
      { skip: process.platform === 'win32' && 'no signals there' },
      async () => {
        const program = start('0');
        await program.saying('Ctrl-C stops everything.');
        const [url] = program.output().match(/http:\/\/127\.0\.0\.1:\d+/) ?? [];
        assert.equal((await fetch(url!)).status, 200);
        assert.match(program.output(), /ada +\/ \S+/);
        program.stop(signal);
        assert.equal(await program.ended, 0);
        await assert.rejects(fetch(url!));
      }
    );
  }
});
