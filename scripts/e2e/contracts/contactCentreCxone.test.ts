import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import type { ContactCentreBench } from 'test/contracts/contactCentreBench.ts';
import { contactCentreContract } from 'test/contracts/contactCentreContract.ts';
import { startDevelopmentCentre, STATION, type DevelopmentCentre } from './developmentCentre.ts';

// The browser's parser, from the same DOM that the unit tests run in.
const { JSDOM } = createRequire(import.meta.url)('jsdom') as {
  JSDOM: new () => { window: { DOMParser: typeof DOMParser } };
};
globalThis.DOMParser = new JSDOM().window.DOMParser;

let centre: DevelopmentCentre;

before(async () => {
  centre = await startDevelopmentCentre();
});
after(() => centre.close());

async function bench(): Promise<ContactCentreBench> {
  await centre.reset();
  const ada = centre.ada();
  return {
    contactCentre: centre.client(ada),
    reload: () => centre.client(ada),
    customer: {
      arrives: async (contact) => String((await centre.control('POST', '/contacts', contact))['contactId']),
      writes: async (contactId, text) =>
        void (await centre.control('POST', `/contacts/${contactId}/messages`, { text })),
      leaves: async (contactId) => void (await centre.control('POST', `/contacts/${contactId}/end`)),
      numberDoes: async (number, does) =>
        void (await centre.control('PUT', `/numbers/${encodeURIComponent(number)}`, { does, afterMs: 20 }))
    },
    station: STATION,
    agentName: 'Ada Brandt',
    skills: { outboundVoice: '4101', outboundEmail: '4121' },
    breakCode: 'Break',
    chatDispositionId: '101',
    callDispositionId: '101',
    close: () => centre.reset()
  };
}

contactCentreContract({ test: (name, run) => void test(name, run), bench });
