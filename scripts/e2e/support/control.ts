export interface LedgerEntry {
  seq: number;
  at: number;
  agentId: string;
  effect: string;
  contactId: string | null;
  key: string | null;
  payload: { [field: string]: unknown };
}

export interface Seed {
  agents: { agentId: string; name: string; username: string; password: string }[];
  skills: {
    skillId: string;
    name: string;
    channel: string;
    outbound: boolean;
    acwType: 'none' | 'disposition' | 'automatic';
    maxSecondsAcw: number;
    requireDisposition: boolean;
    dispositions: { id: string; name: string; requireAmount: boolean; requireCallbackTime: boolean }[];
  }[];
}

export interface ContactState {
  contactId: string;
  agentId: string | null;
  channel: string;
  status: string;
  from: string;
  to: string;
  name: string;
  isInbound: boolean;
  connectedAt: number | null;
  skillId: string;
  parentContactId: string | null;
  omniGroupId: string | null;
  acw: 'none' | 'open' | 'done';
  disposition: { name: string; notes: string } | null;
  finalState: boolean;
}

/** The control interface of the development contact centre (the fixed contract that journeys rely on). */
export function controlOf(consoleUrl: string) {
  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const ask = (): Promise<Response> =>
      fetch(`${consoleUrl}/control/${path}`, {
        method,
        headers: body === undefined ? {} : { 'content-type': 'application/json' },
        body: body === undefined ? undefined : JSON.stringify(body)
      });
    // A connection that was kept may be closed by the server in the moment it is used again: nothing has been carried out.
    const response = await ask().catch((error: { cause?: { code?: string } }) => {
      if (error.cause?.code !== 'ECONNRESET') throw error;
      return ask();
    });
    if (!response.ok) throw new Error(`${method} /control/${path}: ${response.status} ${await response.text()}`);
    return (response.status === 204 ? undefined : await response.json()) as T;
  }
  return {
    seed: () => call<Seed>('GET', 'seed'),
    reset: () => call<void>('POST', 'reset'),
    arrives: async (contact: {
      channel: string;
      from: string;
      name?: string;
      skillId?: string;
      subject?: string;
      text?: string;
      payload?: string;
      durationSeconds?: number;
    }) => (await call<{ contactId: string }>('POST', 'contacts', contact)).contactId,
    writes: (contactId: string, text: string) => call<void>('POST', `contacts/${contactId}/messages`, { text }),
    leaves: (contactId: string) => call<void>('POST', `contacts/${contactId}/end`),
    number: (number: string, does: string, afterMs = 0) =>
      call<void>('PUT', `numbers/${encodeURIComponent(number)}`, { does, afterMs }),
    ledger: async () => (await call<{ entries: LedgerEntry[] }>('GET', 'ledger?since=0')).entries,
    state: () =>
      call<{
        agents: { agentId: string; state: string; reason: string; maxOpenPolls: number }[];
        contacts: ContactState[];
      }>('GET', 'state'),
    settings: (settings: unknown) => call<void>('PUT', 'settings', settings),
    manners: (manners: unknown) => call<void>('PUT', 'manners', manners),
    allManners: () => call<{ [name: string]: unknown }>('GET', 'manners'),
    faults: (rules: unknown[]) => call<void>('PUT', 'faults', { rules }),
    /** How many requests each of the rules has met since they were set. */
    faultsMet: async () => (await call<{ met: number[] }>('GET', 'faults')).met,
    advance: (advanceMs: number) => call<void>('POST', 'clock', { advanceMs }),
    records: async (object: string) =>
      (await call<{ records: { [field: string]: unknown }[] }>('GET', `records/${object}`)).records
  };
}

export type Control = ReturnType<typeof controlOf>;
