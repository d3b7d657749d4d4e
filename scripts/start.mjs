// `npm start`: sets up what a fresh clone lacks and runs the product. Fails when Node is too old, the packages cannot be
// installed or the port is taken. Plain Node, no dependencies. `npm start -- --dev` exchanges components while they are edited.
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { pathToFileURL } from 'node:url';
import { installPackages } from './setUp.mjs';

const DEFAULT_PORT = 3000;
const HIGHEST_PORT = 65535;

/** The port to use: PORT, else 3000; throws an Error with a sentence when PORT is no port. */
export function readPort(text) {
  if (text === undefined || text === '') return DEFAULT_PORT;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= HIGHEST_PORT) return port;
  throw new Error(`PORT is ${JSON.stringify(text)}; it must be a number from 0 (any free port) to ${HIGHEST_PORT}.`);
}

/** What to say when the port is taken. */
export function portTaken(port) {
  const [other, onWindows] = [`PORT=${port + 1} npm start`, `set PORT=${port + 1} && npm start`];
  return [
    `Port ${port} is taken by another program.`,
    `Choose another:  ${process.platform === 'win32' ? onWindows : other}`,
    'or let the system choose one:  PORT=0 npm start'
  ].join('\n');
}

/** What to say when everything runs. */
export function welcome({ consoleUrl, apiUrl, agents }) {
  const [agent] = agents;
  const pad = Math.max(...agents.map(({ username }) => username.length));
  return `
The softphone is running.

  Console          ${consoleUrl}/
                   ${consoleUrl}/?language=de   (in German)
  Customer page    ${consoleUrl}/customer
  Contact centre   ${apiUrl}   (issuer and API)

What to click first
  1. Console: "Softphone" in the bar at the bottom, any number as your phone, then "Sign in"
     as ${agent.username} / ${agent.password}. Set "Agent state" to Available.
  2. Customer page: "Chat", then "Start".
  3. Console: "Accept", the plus sign, "Voice", a number such as +1 415 555 0111, a skill, "Call".
  4. Customer page: answer the ringing call; hang up; end the chat.
  5. Console: "Show contact details" and a disposition for both. The session closes by itself.

Agents (user name / password)
${agents.map(({ username, password, name }) => `  ${username.padEnd(pad)} / ${password}   (${name})`).join('\n')}

While you edit components: npm start -- --dev exchanges them in the running page.
Ctrl-C stops everything.`;
}

function isFree(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(error.code !== 'EADDRINUSE'));
    probe.listen({ port, host }, () => probe.close(() => resolve(true)));
  });
}

async function main() {
  const port = readPort(process.env.PORT);
  if (port !== 0 && !((await isFree(port, '127.0.0.1')) && (await isFree(port, '::1'))))
    throw new Error(portTaken(port));
  await installPackages();
  // For the whole process: parts that are imported only when they are needed are TypeScript too.
  await import('tsx');
  const { serve } = createRequire(import.meta.url)('./local/serve.ts');
  const served = await serve({
    port,
    hot: process.argv.includes('--dev'),
    say: (line) => console.log(`${line} …`)
  }).catch((error) => {
    throw error.code === 'EADDRINUSE' ? new Error(portTaken(port)) : error;
  });
  console.log(welcome(served));
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    await served.close();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await main();
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}
