import type { Clock } from 'c/omniPorts';

/** What the token endpoint gave. */
export interface TokenSet {
  accessToken: string;
  refreshToken: string | null;
  lifetimeMs: number;
}

/** `refused`: the contact centre wants a new sign-in; `unreachable`: it could not be asked. */
export type Renewal = TokenSet | 'refused' | 'unreachable';

/** The tokens of one signed-in agent, in memory alone. */
export interface Tokens {
  adopt(tokens: TokenSet): void;
  forget(): void;
  /** The token to send now, renewed first when most of its life is over; null when signed out. */
  read(): Promise<string | null>;
  /** Another token in place of one the contact centre no longer takes. */
  replace(spent: string): Promise<string | 'refused' | 'unreachable'>;
}

const RENEW_AFTER_SHARE = 0.8;

/** Keeps the tokens and renews them once for everybody who waits; `lost` is told when only a new sign-in helps. */
export function createTokens(
  clock: Clock,
  renew: (refreshToken: string | null) => Promise<Renewal>,
  lost: () => void
): Tokens {
  let held: TokenSet | null = null;
  let renewAt = 0;
  let renewing: Promise<Renewal> | null = null;

  function adopt(tokens: TokenSet): void {
    held = tokens;
    renewAt = clock.now() + tokens.lifetimeMs * RENEW_AFTER_SHARE;
  }

  async function ask(old: TokenSet): Promise<Renewal> {
    const renewal = await renew(old.refreshToken).catch((): Renewal => 'unreachable');
    // A sign-out or a new sign-in meanwhile has the last word.
    if (held !== old) return held ?? 'refused';
    if (renewal === 'unreachable') return renewal;
    if (renewal === 'refused') {
      held = null;
      lost();
      return renewal;
    }
    adopt({ ...renewal, refreshToken: renewal.refreshToken ?? old.refreshToken });
    return renewal;
  }

  function renewOnce(old: TokenSet): Promise<Renewal> {
    renewing ??= ask(old).finally(() => {
      renewing = null;
    });
    return renewing;
  }

  return {
    adopt,
    forget() {
      held = null;
    },
    async read() {
      if (held && clock.now() >= renewAt) await renewOnce(held);
      return held?.accessToken ?? null;
    },
    async replace(spent) {
      if (held && held.accessToken !== spent) return held.accessToken;
      if (!held) return 'refused';
      const renewal = await renewOnce(held);
      return typeof renewal === 'string' ? renewal : renewal.accessToken;
    }
  };
}
