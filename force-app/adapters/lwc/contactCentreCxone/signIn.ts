import type { Agent, Clock, SignInTrouble } from 'c/omniPorts';
import * as oauth from 'c/oauth4webapi';
import type { Renewal, TokenSet } from './tokens';
import { waitForAnswer } from './signInWindow';
import { isTrustworthy } from './tenant';
import type { Fetch, SignInWindow, World } from './world';

/** The identity provider and this product's registration with it. */
export interface Registration {
  issuer: string;
  clientId: string;
  redirectUri: string;
}

/** Who signed in, with what. */
export interface Grant {
  agent: Agent;
  teamId: string | null;
  tokens: TokenSet;
}

export type SignInResult = { grant: Grant } | { trouble: SignInTrouble };

/** The identity provider, spoken to once discovered. */
export interface SignIn {
  /** A whole sign-in in a window that is already open. */
  run(shown: SignInWindow, isSilent: boolean, isWanted: () => boolean): Promise<SignInResult>;
  renew(refreshToken: string | null): Promise<Renewal>;
}

const USUAL_LIFETIME_SECONDS = 300;
const DEADLINE_MS = 15_000;
const SILENT_MS = 10_000;
const NEEDS_WINDOW = new Set([
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required'
]);

function tokensOf(answer: oauth.TokenEndpointResponse): TokenSet {
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? null,
    lifetimeMs: (answer.expires_in ?? USUAL_LIFETIME_SECONDS) * 1000
  };
}

const textClaim = (claims: oauth.IDToken, name: string): string | null => {
  const value = claims[name];
  return typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null;
};

function grantOf(answer: oauth.TokenEndpointResponse): Grant | null {
  const claims = oauth.getValidatedIdTokenClaims(answer);
  const agentId = claims && textClaim(claims, 'icAgentId');
  const tenantId = claims && textClaim(claims, 'tenantId');
  if (!agentId || !tenantId) return null;
  const fullName = [textClaim(claims, 'firstName'), textClaim(claims, 'lastName')].filter(Boolean).join(' ');
  const name = textClaim(claims, 'name') ?? (fullName || (textClaim(claims, 'userName') ?? agentId));
  return { agent: { agentId, tenantId, name }, teamId: textClaim(claims, 'teamId'), tokens: tokensOf(answer) };
}

/** The issuer itself has not answered: it is overloaded or down, or something on the way spoke in its place. */
function isNoAnswer({ code, cause }: oauth.OperationProcessingError): boolean {
  if (code === oauth.RESPONSE_IS_NOT_JSON || code === oauth.PARSE_ERROR) return true;
  return cause instanceof Response && (cause.status >= 500 || cause.status === 429);
}

/** Which trouble an exception of the library stands for. */
function troubleOf(error: unknown): SignInTrouble {
  if (error instanceof oauth.AuthorizationResponseError) {
    return NEEDS_WINDOW.has(error.error) ? 'interactionRequired' : 'refused';
  }
  if (error instanceof oauth.ResponseBodyError) return error.status >= 500 ? 'network' : 'refused';
  if (error instanceof oauth.OperationProcessingError && isNoAnswer(error)) return 'network';
  if (error instanceof oauth.OperationProcessingError || error instanceof oauth.UnsupportedOperationError)
    return 'configuration';
  return 'network';
}

/** Sign-in by authorization code with PKCE at one issuer, and renewal of what it gave. */
export function createSignIn(registration: Registration, { world, clock }: { world: World; clock: Clock }): SignIn {
  // What is signed in comes straight from the issuer; the clock of this computer must not decide about it.
  const client: oauth.Client = { client_id: registration.clientId, [oauth.clockTolerance]: Number.MAX_SAFE_INTEGER };
  let discovered: Promise<oauth.AuthorizationServer> | null = null;

  /** To the end of the answer. The deadline settles by itself: after a sleep some requests are not even aborted. */
  const fetchInTime: Fetch = (url, init) =>
    new Promise((settle, fail) => {
      const abort = new AbortController();
      const stop = clock.after(DEADLINE_MS, () => {
        fail(new TypeError('no answer in time'));
        abort.abort();
      });
      const asked = world.fetch(url, { ...init, cache: 'no-store', credentials: 'omit', signal: abort.signal });
      const whole = asked.then(async (response) => {
        await response.clone().text();
        return response;
      });
      void whole.then(settle, fail).then(stop);
    });

  function requestOptions(): { [oauth.customFetch]: Fetch; [oauth.allowInsecureRequests]: boolean } {
    // isTrustworthy lets plain http pass for this machine alone.
    const isLocal = new URL(registration.issuer).protocol === 'http:' && isTrustworthy(registration.issuer);
    return { [oauth.customFetch]: fetchInTime, [oauth.allowInsecureRequests]: isLocal };
  }

  function discover(): Promise<oauth.AuthorizationServer> {
    const ask = async (): Promise<oauth.AuthorizationServer> => {
      const issuer = new URL(registration.issuer);
      const answer = await oauth.discoveryRequest(issuer, { algorithm: 'oidc', ...requestOptions() });
      return oauth.processDiscoveryResponse(issuer, answer);
    };
    discovered ??= ask().catch((error: unknown) => {
      discovered = null;
      throw error;
    });
    return discovered;
  }

  async function run(shown: SignInWindow, isSilent: boolean, isWanted: () => boolean): Promise<SignInResult> {
    if (!isTrustworthy(registration.issuer)) return { trouble: 'configuration' };
    const server = await discover();
    if (!server.authorization_endpoint) return { trouble: 'configuration' };
    const verifier = oauth.generateRandomCodeVerifier();
    const state = oauth.generateRandomState();
    const nonce = oauth.generateRandomNonce();
    const url = new URL(server.authorization_endpoint);
    const asked: Record<string, string> = {
      client_id: registration.clientId,
      redirect_uri: registration.redirectUri,
      response_type: 'code',
      scope: 'openid',
      state,
      nonce,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...(isSilent ? { prompt: 'none' } : { display: 'popup' })
    };
    for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
    if (!isWanted() || shown.isClosed()) return { trouble: 'windowClosed' };
    const heard = waitForAnswer(shown, new URL(registration.redirectUri).origin, {
      world,
      clock,
      limitMs: isSilent ? SILENT_MS : null,
      isWanted
    });
    shown.go(url.href);
    const search = await heard;
    if (search === null && !isSilent) return { trouble: 'windowClosed' };
    if (search === null) {
      // A frame stays as silent where the issuer cannot be reached as where it refuses to be framed.
      discovered = null;
      await discover();
      return { trouble: 'interactionRequired' };
    }
    const parameters = oauth.validateAuthResponse(server, client, new URLSearchParams(search), state);
    const answer = await oauth.processAuthorizationCodeResponse(
      server,
      client,
      await oauth.authorizationCodeGrantRequest(
        server,
        client,
        oauth.None(),
        parameters,
        registration.redirectUri,
        verifier,
        requestOptions()
      ),
      { expectedNonce: nonce, requireIdToken: true }
    );
    const grant = grantOf(answer);
    return grant ? { grant } : { trouble: 'configuration' };
  }

  return {
    async run(shown, isSilent, isWanted) {
      try {
        return await run(shown, isSilent, isWanted);
      } catch (error) {
        return { trouble: troubleOf(error) };
      } finally {
        shown.close();
      }
    },
    async renew(refreshToken) {
      if (refreshToken === null) return 'refused';
      try {
        const server = await discover();
        const answer = await oauth.refreshTokenGrantRequest(
          server,
          client,
          oauth.None(),
          refreshToken,
          requestOptions()
        );
        return tokensOf(await oauth.processRefreshTokenResponse(server, client, answer));
      } catch (error) {
        return troubleOf(error) === 'network' ? 'unreachable' : 'refused';
      }
    }
  };
}
