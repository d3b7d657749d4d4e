import read from '@salesforce/apex/SoftphoneSettings.read';
import { createCallLogApex } from 'c/callLogApex';
import { createClockBrowser } from 'c/clockBrowser';
import { browserWorld, createContactCentreCxone } from 'c/contactCentreCxone';
import { createDeskStoreIndexedDb } from 'c/deskStoreIndexedDb';
import { blankView, createDesk } from 'c/omniDesk';
import type { Desk } from 'c/omniDesk';
import { readSettings } from 'c/omniPolicy';
import type { Clock } from 'c/omniPorts';
import { createSharedDesk } from 'c/omniTabs';
import { createTabChannelBroadcast } from 'c/tabChannelBroadcast';
import { createWriterWebLocks } from 'c/writerWebLocks';
import { currentDesk, holdDesk } from 'c/softphoneRuntime';

interface Connection {
  issuer: string;
  clientId: string;
  redirectUri: string;
}

const READ_AGAIN_AFTER_MS = [500, 2_000, 5_000];
const READ_ON_EVERY_MS = 10_000;

/** What a tab that is no longer the writer would have sent. */
const SENT_NEVER = new Promise<never>(() => undefined);

const isFilled = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

function connectionOf(dto: unknown): Connection | null {
  const { issuer, clientId, redirectUri } = ((dto as { connection?: Partial<Connection> } | null)?.connection ??
    {}) as Partial<Connection>;
  return isFilled(issuer) && isFilled(clientId) && isFilled(redirectUri) ? { issuer, clientId, redirectUri } : null;
}

/** An answer that is no object was cut or comes from somebody in between. */
async function readOnce(): Promise<object | null> {
  const dto: unknown = await read().catch(() => null);
  return typeof dto === 'object' ? dto : null;
}

/** The org's settings, asked for until they can be read; `unreadable` is told when that takes long. */
async function readDto(clock: Clock, unreadable: () => void): Promise<object> {
  for (let times = 0; ; times += 1) {
    const dto = await readOnce();
    if (dto !== null) return dto;
    if (times === READ_AGAIN_AFTER_MS.length) unreadable();
    await new Promise<void>((goOn) => clock.after(READ_AGAIN_AFTER_MS[times] ?? READ_ON_EVERY_MS, goOn));
  }
}

/** Reads the settings and joins the one desk of this browser; null: without a connection there is none. */
export async function startDesk(unreadable: () => void): Promise<Desk | null> {
  const clock = createClockBrowser();
  const dto = currentDesk() === null ? await readDto(clock, unreadable) : null;
  const running = currentDesk();
  if (running) return running;
  const connection = connectionOf(dto);
  if (!connection) return null;
  const settings = readSettings(dto);
  const store = createDeskStoreIndexedDb({ clock });
  const world = browserWorld();
  const callLog = createCallLogApex({ clock });
  const desk = createSharedDesk({
    lock: createWriterWebLocks(),
    channel: createTabChannelBroadcast(),
    clock,
    epochs: store.epochs,
    wishes: store.wishes,
    memory: store.memory,
    notebook: store.notebook,
    newId: () => crypto.randomUUID(),
    blank: blankView(settings),
    startDesk: ({ epoch, mayWrite, end }) =>
      createDesk(
        {
          contactCentre: createContactCentreCxone({
            connection,
            clock,
            world: { ...world, fetch: async (url, init) => ((await mayWrite()) ? world.fetch(url, init) : SENT_NEVER) }
          }),
          callLog: {
            save: async (log) =>
              (await mayWrite()) ? callLog.save(log) : { answer: { result: 'unknown' }, notWritten: [] }
          },
          clock,
          memory: store.memory,
          intents: store.intents,
          drafts: store.drafts,
          epoch,
          fenced: end,
          newKey: () => crypto.randomUUID()
        },
        settings
      )
  });
  holdDesk(desk);
  // A page that the browser put aside and takes out again has lost its lock and its poll: it begins anew.
  window.addEventListener('pageshow', ({ persisted }) => persisted && window.location.reload());
  return desk;
}
