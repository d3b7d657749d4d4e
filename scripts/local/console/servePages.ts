import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { PAGES, buildPages } from './vite/buildPage.ts';

const TYPES: Record<string, string> = { html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', svg: 'image/svg+xml', json: 'application/json' };

/** What Lightning Experience's policy comes to with the contact centre entered as a trusted URL. */
export function contentSecurityPolicy(apiOrigin: string, extraConnect = ''): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `connect-src 'self' ${apiOrigin}${extraConnect && ` ${extraConnect}`}`,
    `frame-src 'self' ${apiOrigin}`,
    `media-src 'self' blob: data: ${apiOrigin}`,
    "img-src 'self' data:",
    "font-src 'self' data:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'"
  ].join('; ');
}

/** The design system's stylesheet, straight from its package: it is not ours to copy. */
export function designSystem(): Buffer {
  const { resolve } = createRequire(join(__dirname, 'x.js'));
  return readFileSync(resolve('@salesforce-ux/design-system-2/dist/css/bundled/slds2.cosmos.css'));
}

const typeOf = (path: string) => TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';

/** Serves the built console and customer page; builds them first when the sources have changed. */
export async function registerPages(app: FastifyInstance, options: { apiOrigin: () => string; progress: (line: string) => void }): Promise<void> {
  const files = await buildPages(options.progress);
  const slds = designSystem();
  const send = (reply: FastifyReply, path: string, body: Buffer) =>
    reply
      .header('content-type', typeOf(path))
      .header('content-security-policy', contentSecurityPolicy(options.apiOrigin()))
      .header('cache-control', path.startsWith('/assets/') ? 'max-age=31536000, immutable' : path.endsWith('.css') ? 'max-age=86400' : 'no-store')
      .header('x-content-type-options', 'nosniff')
      .send(body);
  for (const [path, file] of Object.entries(PAGES)) {
    const body = files.get(`/${file}`);
    if (body) app.get(path, (_request, reply) => send(reply, file, body));
  }
  app.get('/slds/slds2.cosmos.css', (_request, reply) => send(reply, '/slds/slds2.cosmos.css', slds));
  app.get('/assets/*', (request, reply) => {
    const path = request.url.split('?')[0]!;
    const body = files.get(path);
    return body ? send(reply, path, body) : reply.code(404).send({ error: 'no such file' });
  });
}
