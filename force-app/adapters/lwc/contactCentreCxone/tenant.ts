import type { Clock } from 'c/omniPorts';
import { readAs } from './border';
import { addressOf, sendOnce } from './http';
import * as wire from './readSchemas';
import type { Fetch } from './world';

const API = '/incontactapi/services/v31.0';
const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether an address may be spoken to: https anywhere, plain http only on this machine. */
export function isTrustworthy(address: string): boolean {
  try {
    const { protocol, hostname } = new URL(address);
    return protocol === 'https:' || (protocol === 'http:' && LOCAL_HOSTS.has(hostname));
  } catch {
    return false;
  }
}

/** The API's base address of a tenant; `configuration` when its discovery names none, `network` when it cannot be asked. */
export async function discoverApi(
  parts: { fetch: Fetch; clock: Clock },
  issuer: string,
  tenantId: string
): Promise<{ base: string } | 'configuration' | 'network'> {
  const url = addressOf(new URL(issuer).origin, ['.well-known', 'cxone-configuration'], { tenantId });
  const reply = await sendOnce(parts, url, { method: 'GET', headers: { Accept: 'application/json' } });
  if (!reply || reply.status >= 500) return 'network';
  const found = reply.status === 200 ? readAs(wire.tenant, reply) : null;
  if (!found || !isTrustworthy(found.api_endpoint)) return 'configuration';
  return { base: `${found.api_endpoint.replace(/\/+$/, '')}${API}` };
}
