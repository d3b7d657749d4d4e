import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { PAGES } from './vite/buildPage.ts';
import { ROOT } from './vite/bundles.ts';

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml'
};

/** What Lightning Experience's policy comes to with the contact centre entered as a trusted URL; `also` is for the development server's socket. */
export function contentSecurityPolicy(apiOrigin: string, also = ''): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `connect-src 'self' ${apiOrigin} ${also}`.trim(),
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

/** The file of a page for a path on the console's host, or null. Lightning's own addresses lead to the console. */
export function pageFor(path: string): string | null {
  if (path.startsWith('/lightning/')) return PAGES['/'];
  return PAGES[path as keyof typeof PAGES] ?? null;
}

/** The design system's stylesheet, straight from its package: it is not ours to copy. */
export function serveDesignSystem(app: FastifyInstance): void {
  const stylesheet = readFileSync(
    join(ROOT, 'node_modules/@salesforce-ux/design-system-2/dist/css/bundled/slds2.cosmos.css')
  );
  app.get('/slds/slds2.cosmos.css', (_request, reply) =>
    reply.type(TYPES['css']!).header('cache-control', 'max-age=86400').send(stylesheet)
  );
}

/** Serves the built console and customer page: files by their path. */
export function serveBuiltPages(app: FastifyInstance, apiOrigin: () => string, files: Map<string, Buffer>): void {
  const send = (reply: FastifyReply, path: string, caching: string) =>
    reply
      .type(TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream')
      .header('content-security-policy', contentSecurityPolicy(apiOrigin()))
      .header('cache-control', caching)
      .header('x-content-type-options', 'nosniff')
      .send(files.get(path));
  for (const path of [...Object.keys(PAGES), '/lightning/*']) {
    app.get(path, (request, reply) => send(reply, `/${pageFor(request.url.split('?')[0]!)}`, 'no-store'));
  }
  app.get('/assets/*', (request, reply) => {
    const path = request.url.split('?')[0]!;
    return files.has(path)
      ? send(reply, path, 'max-age=31536000, immutable')
      : reply.code(404).send({ error: 'There is no such file.' });
  });
}
