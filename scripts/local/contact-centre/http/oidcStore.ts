type Payload = Record<string, unknown> & { grantId?: string; uid?: string; consumed?: number };

/** Where the OIDC library keeps sessions, grants and tokens: in memory, until `clear`. */
export interface OidcStore {
  adapter: new (model: string) => object;
  clear(): void;
}

export function createOidcStore(): OidcStore {
  const kept = new Map<string, { payload: Payload; until: number }>();

  class Adapter {
    readonly model: string;

    constructor(model: string) {
      this.model = model;
    }

    async upsert(id: string, payload: Payload, expiresIn: number | undefined): Promise<void> {
      kept.set(`${this.model}:${id}`, { payload, until: expiresIn ? Date.now() + expiresIn * 1000 : Infinity });
    }

    async find(id: string): Promise<Payload | undefined> {
      const entry = kept.get(`${this.model}:${id}`);
      return entry && entry.until > Date.now() ? entry.payload : undefined;
    }

    async findByUid(uid: string): Promise<Payload | undefined> {
      for (const [key, entry] of kept) {
        if (key.startsWith('Session:') && entry.payload.uid === uid) return entry.payload;
      }
      return undefined;
    }

    async findByUserCode(): Promise<undefined> {
      return undefined;
    }

    async consume(id: string): Promise<void> {
      const entry = kept.get(`${this.model}:${id}`);
      if (entry) entry.payload.consumed = Math.floor(Date.now() / 1000);
    }

    async destroy(id: string): Promise<void> {
      kept.delete(`${this.model}:${id}`);
    }

    async revokeByGrantId(grantId: string): Promise<void> {
      for (const [key, entry] of kept) if (entry.payload.grantId === grantId) kept.delete(key);
    }
  }

  return { adapter: Adapter, clear: () => kept.clear() };
}
