import { type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildBarePage } from './barePage.ts';

export interface BareServer {
  /** The page with that many rows. */
  url(rows: number): string;
  /** Says something in one row; an open poll is answered at once. */
  say(rows: number, id: number, text: string): void;
  close(): void;
}

const TYPES: { [ending: string]: string } = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css'
};

/** The bare program's server: its page, and events by long poll, told apart by the number of rows. */
export async function startBareServer(): Promise<BareServer> {
  const files = await buildBarePage();
  const open = new Map<string, ServerResponse>();
  const answer = (response: ServerResponse, news: unknown[]): void => {
    response.setHeader('content-type', 'application/json');
    response.setHeader('cache-control', 'no-store');
    response.end(JSON.stringify(news));
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url!, 'http://bare');
    const rows = url.searchParams.get('rows') ?? '0';
    if (url.pathname === '/events') {
      if (url.searchParams.get('next') !== '0') return void open.set(rows, response);
      const all = Array.from({ length: Number(rows) }, (_, at) => ({
        id: String(at),
        name: `Customer ${at}`,
        text: ''
      }));
      return answer(response, [{ rows: all }]);
    }
    const path = url.pathname === '/' ? '/index.html' : url.pathname;
    const file = files.get(path);
    response.statusCode = file === undefined ? 404 : 200;
    response.setHeader('content-type', TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'text/plain');
    response.end(file);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: (rows) => `http://127.0.0.1:${port}/?rows=${rows}`,
    say(rows, id, text) {
      const response = open.get(String(rows));
      if (!response) throw new Error('No poll of the bare page is open.');
      open.delete(String(rows));
      answer(response, [{ id: String(id), text }]);
    },
    close() {
      server.closeAllConnections();
      server.close();
    }
  };
}
