import { setImmediate as nextTurn } from 'node:timers/promises';
import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';

const UNREADABLE_HEAD = 'HTTP/1.1 502 Cut\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n';

/**
 * Closes the connection so that the client gets no answer. A browser sends a request again by itself, a POST too, when
 * a kept-alive connection closes before any head came; a head that nobody can read fails the request for good.
 */
export async function closeUnanswered({ raw: { socket } }: FastifyRequest): Promise<void> {
  socket.write(UNREADABLE_HEAD);
  await nextTurn();
  socket.destroy();
}

/** A body that breaks off in the middle, with its connection. */
export function halfOf(body: string, { raw: { socket } }: FastifyRequest): Readable {
  return Readable.from(
    (async function* () {
      yield Buffer.from(body).subarray(0, Math.ceil(Buffer.byteLength(body) / 2));
      await nextTurn();
      socket.destroy();
      throw new Error('cut off on request');
    })()
  );
}
