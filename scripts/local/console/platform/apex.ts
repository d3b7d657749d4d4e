import { type DataCallback, NOTHING_YET, type WireAdapter } from './wire.ts';

type Parameters = Record<string, unknown>;

/** The error an Apex call rejects with. */
export interface ApexError {
  ok: false;
  status: number;
  statusText: string;
  body: { message: string; [more: string]: unknown };
  headers: Record<string, string>;
}

async function call(method: string, parameters: Parameters | undefined): Promise<unknown> {
  let answer: Response;
  try {
    answer = await fetch(`/org/apex/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(parameters ?? {})
    });
  } catch {
    return refused(0, 'Disconnected or Canceled', { message: 'Disconnected or Canceled' });
  }
  const read: unknown = await answer.json().catch(() => null);
  const body = typeof read === 'object' && read !== null ? read : { message: answer.statusText };
  if (answer.ok && 'result' in body) return body.result;
  const { message, error, ...more } = body as { message?: string; error?: string };
  return refused(answer.status, answer.statusText, { ...more, message: message ?? error ?? answer.statusText });
}

function refused(status: number, statusText: string, body: ApexError['body']): Promise<never> {
  const error: ApexError = { ok: false, status, statusText, body, headers: {} };
  return Promise.reject(error);
}

const refreshers = new WeakMap<object, () => Promise<unknown>>();

function wireOf(method: string): new (tell: DataCallback) => WireAdapter {
  return class implements WireAdapter {
    readonly #tell: DataCallback;
    #connected = false;
    #asked = '';

    constructor(tell: DataCallback) {
      this.#tell = tell;
      tell(NOTHING_YET);
    }

    connect(): void {
      this.#connected = true;
    }

    update(config: Parameters): void {
      const asked = JSON.stringify(config ?? {});
      if (!this.#connected || asked === this.#asked || Object.values(config ?? {}).includes(undefined)) return;
      this.#asked = asked;
      void this.#ask(config);
    }

    disconnect(): void {
      this.#connected = false;
      this.#asked = '';
    }

    async #ask(config: Parameters): Promise<void> {
      const result = await call(method, config).then(
        (data) => ({ data, error: undefined }),
        (error: unknown) => ({ data: undefined, error })
      );
      if (!this.#connected) return;
      refreshers.set(result, () => this.#ask(config));
      this.#tell(result);
    }
  };
}

/** An imported Apex method: callable with its parameters by name, and usable in `@wire`. */
export function apexMethod(method: string) {
  return Object.assign((parameters?: Parameters) => call(method, parameters), { adapter: wireOf(method) });
}

/** Asks a wired Apex method again. */
export const refreshApex = (result: object): Promise<unknown> => refreshers.get(result)?.() ?? Promise.resolve(result);

/** A field of a record that Apex answered. */
export function getSObjectValue(record: Record<string, unknown>, field: string | { fieldApiName: string }): unknown {
  const path = typeof field === 'string' ? field.split('.').slice(1).join('.') : field.fieldApiName;
  return path
    .split('.')
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], record);
}
