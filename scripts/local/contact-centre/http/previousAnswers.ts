import type { FastifyRequest } from 'fastify';

export interface WholeAnswer {
  status: number;
  contentType: string | undefined;
  payload: unknown;
}

export interface PreviousAnswers {
  /** The answer before this one to the same agent, method and path; ids of an agent session count as the same. */
  of(request: FastifyRequest): WholeAnswer | undefined;
  keep(request: FastifyRequest, answer: WholeAnswer): void;
  forget(): void;
}

const MOST_KEPT = 500;

const keyOf = ({ method, url, agentId }: FastifyRequest): string =>
  `${agentId} ${method} ${url.split('?')[0]!.replace(/(\/agent-sessions\/)[^/]+(\/.)/i, '$1*$2')}`;

/** Remembers the newest answer of each route, for the fault that sends it again. */
export function createPreviousAnswers(): PreviousAnswers {
  const kept = new Map<string, WholeAnswer>();
  return {
    of: (request) => kept.get(keyOf(request)),
    keep(request, answer) {
      const key = keyOf(request);
      kept.delete(key);
      kept.set(key, answer);
      const [oldest] = kept.keys();
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    },
    forget: () => kept.clear()
  };
}
