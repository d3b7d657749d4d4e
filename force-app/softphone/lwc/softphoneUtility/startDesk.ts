import read from '@salesforce/apex/SoftphoneSettings.read';
import { createClockBrowser } from 'c/clockBrowser';
import { createContactCentreCxone } from 'c/contactCentreCxone';
import { createDeskStoreIndexedDb } from 'c/deskStoreIndexedDb';
import { createDesk } from 'c/omniDesk';
import type { Desk } from 'c/omniDesk';
import { readSettings } from 'c/omniPolicy';
import { currentDesk, holdDesk } from 'c/softphoneRuntime';

interface Connection {
  issuer: string;
  clientId: string;
  redirectUri: string;
}

/** What became of starting: the desk, and what the agent must be told. */
export interface Started {
  desk: Desk | null;
  hasSettings: boolean;
}

const isFilled = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

function connectionOf(dto: unknown): Connection | null {
  const { issuer, clientId, redirectUri } = ((dto as { connection?: Partial<Connection> } | null)?.connection ??
    {}) as Partial<Connection>;
  return isFilled(issuer) && isFilled(clientId) && isFilled(redirectUri) ? { issuer, clientId, redirectUri } : null;
}

/** Reads the settings once and wires the one desk of this page; without a connection there is none. */
export async function startDesk(): Promise<Started> {
  const running = currentDesk();
  if (running) return { desk: running, hasSettings: true };
  const dto: unknown = await read().catch(() => null);
  const connection = connectionOf(dto);
  if (!connection) return { desk: null, hasSettings: dto !== null };
  const clock = createClockBrowser();
  const desk = createDesk(
    {
      contactCentre: createContactCentreCxone({ connection, clock }),
      clock,
      memory: createDeskStoreIndexedDb().memory,
      newKey: () => crypto.randomUUID()
    },
    readSettings(dto)
  );
  holdDesk(desk);
  return { desk, hasSettings: true };
}
