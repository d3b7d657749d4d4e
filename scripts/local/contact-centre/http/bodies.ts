import type { FastifyInstance } from 'fastify';

/** Accepts JSON, form and empty bodies alike, as the reference advises a local server to do. */
export function readBodies(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(/^application\/json/, { parseAs: 'string' }, (_request, body, done) => {
    try {
      const parsed: unknown = body === '' ? {} : JSON.parse(String(body));
      if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
        throw new SyntaxError('not an object');
      done(null, parsed);
    } catch {
      done(Object.assign(new Error('The body is not a JSON object.'), { statusCode: 400 }));
    }
  });
  scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(String(body))));
  });
  scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, _body, done) => done(null, {}));
}
