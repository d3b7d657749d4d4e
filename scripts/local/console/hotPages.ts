import { readFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { type ViteDevServer, createServer } from 'vite';
import { contentSecurityPolicy, pageFor } from './servePages.ts';
import { prebuildBaseComponents } from './vite/baseComponents.ts';
import { ROOT } from './vite/bundles.ts';
import { pageConfig } from './vite/pageConfig.ts';

const NOT_PAGES = /^\/(org|control|incontactapi|auth|\.well-known|slds)\//;

/** The pages straight from their sources: a saved component, template or stylesheet is exchanged in the running page. */
export interface HotPages {
  /** Answers what belongs to the pages; false leaves the request to the rest of the server. */
  handle(request: IncomingMessage, response: ServerResponse, next: () => void): void;
  close(): Promise<void>;
}

async function sendPage(
  vite: ViteDevServer,
  file: string,
  url: string,
  response: ServerResponse,
  policy: string
): Promise<void> {
  const html = await vite.transformIndexHtml(url, readFileSync(join(ROOT, 'scripts/local/console/page', file), 'utf8'));
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': policy
  });
  response.end(html);
}

/** Starts the development server of the pages inside the given HTTP server. */
export async function startHotPages(
  server: Server,
  origins: { consoleUrl: string; apiUrl: string },
  progress: (line: string) => void
): Promise<HotPages> {
  const prebuilt = await prebuildBaseComponents('development', progress);
  const vite = await createServer({
    ...pageConfig(prebuilt, true),
    appType: 'custom',
    server: { middlewareMode: true, hmr: { server }, fs: { allow: [ROOT] } }
  });
  return {
    handle(request, response, next) {
      const path = request.url?.split('?')[0] ?? '/';
      const file = pageFor(path);
      const isOurs = new URL(origins.consoleUrl).host === request.headers.host && !NOT_PAGES.test(path);
      if (!isOurs) return next();
      if (!file) return vite.middlewares(request, response, next);
      const policy = contentSecurityPolicy(origins.apiUrl, origins.consoleUrl.replace('http', 'ws'));
      sendPage(vite, file, `/${file}`, response, policy).catch((error: Error) => {
        vite.ssrFixStacktrace(error);
        response.writeHead(500, { 'content-type': 'text/plain' }).end(error.stack);
      });
    },
    close: () => vite.close()
  };
}
