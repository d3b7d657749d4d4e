import type { KeptIntent } from 'c/omniPorts';
import { aContactLog } from 'test/builders/logs';
import { readIntent } from '../rows';

const LONG = 'Ann '.repeat(50_001);

const waiting = (text: string, subject: string): KeptIntent & { owner: string } => {
  const { session, interaction, links } = aContactLog();
  return {
    owner: 't/1',
    key: 'k-1',
    contactId: '7001',
    command: {
      verb: 'saveRecord',
      contactId: '7001',
      log: {
        session: { ...session, customer: text, address: text, addresses: [text] },
        interaction: { ...interaction, address: text, skill: text, disposition: text, subject },
        links
      }
    },
    status: 'refused',
    reason: { key: 'refusedByOrg', about: { text } },
    madeAt: 1,
    order: 1,
    before: { contactIds: [], lineIds: [] }
  };
};

describe('a log that waits for Salesforce', () => {
  it('is not lost by a reload, however long the name, the skill, the subject or the org’s own words are', () => {
    expect(readIntent(waiting(LONG, LONG))).toEqual(waiting(LONG.slice(0, 512), LONG.slice(0, 200_000)));
  });
});
