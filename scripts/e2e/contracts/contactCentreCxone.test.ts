import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { createClockBrowser } from 'c/clockBrowser';
import { createContactCentreCxone } from 'c/contactCentreCxone';
import type { ContactCentre } from 'c/omniPorts';
import { contactCentreContract, type ContactCentreBench } from 'test/contracts/contactCentreContract.ts';
import { startStandalone, type Standalone } from '../../local/contact-centre/http/standalone.ts';
import { aPerson } from './signInPerson.ts';

// The browser's parser, from the same DOM that the unit tests run in.
const { JSDOM } = createRequire(import.meta.url)('jsdom') as {
  JSDOM: new () => { window: { DOMParser: typeof DOMParser } };
};
globalThis.DOMParser = new JSDOM().window.DOMParser;

let server: Standalone;

before(async () => {
  server = await startStandalone();
});
after(() => server.close());

async function control(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(`${server.origin}/control${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.status === 204 ? {} : ((await response.json()) as Record<string, unknown>);
}

async function bench(): Promise<ContactCentreBench> {
  await control('POST', '/reset');
  await control('PUT', '/manners', { requestsPerSecond: 1000 });
  const person = aPerson(server.consoleOrigin, 'ada', 'copper-lantern');
  const clients: ContactCentre[] = [];
  const client = (): ContactCentre => {
    const contactCentre = createContactCentreCxone({
      connection: {
        issuer: server.origin,
        clientId: 'softphone-local',
        redirectUri: `${server.consoleOrigin}/oauth/callback`
      },
      clock: createClockBrowser(),
      world: person.world
    });
    clients.push(contactCentre);
    return contactCentre;
  };
  return {
    contactCentre: client(),
    reload: client,
    customer: {
      arrives: async (contact) => String((await control('POST', '/contacts', contact))['contactId']),
      writes: async (contactId, text) => void (await control('POST', `/contacts/${contactId}/messages`, { text })),
      leaves: async (contactId) => void (await control('POST', `/contacts/${contactId}/end`)),
      numberDoes: async (number, does) =>
        void (await control('PUT', `/numbers/${encodeURIComponent(number)}`, { does, afterMs: 20 }))
    },
    station: '+4930901820001',
    agentName: 'Ada Brandt',
    skills: { outboundVoice: '4101', outboundEmail: '4121' },
    breakCode: 'Break',
    chatDispositionId: '101',
    callDispositionId: '101',
    async close() {
      for (const contactCentre of clients) contactCentre.signOut();
      await control('POST', '/reset');
    }
  };
}

contactCentreContract({ test: (name, run) => void test(name, run), bench });
