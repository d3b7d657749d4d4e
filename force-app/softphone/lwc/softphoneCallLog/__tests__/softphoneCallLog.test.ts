import 'test/builders/english';
import { axe, toHaveNoViolations } from 'jest-axe';
import type { DeskWish, WaitingLogView } from 'c/omniDesk';
import { aCustomer } from 'test/builders/views';
import { button, clearPage, mount, press, settle, wishesOf, words } from 'test/builders/screen';
import SoftphoneCallLog from '../softphoneCallLog';

expect.extend(toHaveNoViolations);

const anEntry = (differences: Partial<WaitingLogView> = {}): WaitingLogView => ({
  key: 'k1',
  channel: 'voice',
  customer: aCustomer(),
  trouble: null,
  ...differences
});
const REFUSED = anEntry({
  key: 'k2',
  channel: 'chat',
  trouble: { key: 'refusedByOrg', about: { detail: 'A note is missing' } }
});

async function open(...waiting: WaitingLogView[]) {
  const log = mount('c-softphone-call-log', SoftphoneCallLog, { waiting });
  const wishes = wishesOf<DeskWish>(log);
  await settle();
  return { log, wishes };
}

describe('what waits to be saved to Salesforce', () => {
  afterEach(clearPage);

  it('is counted, and each entry says what has become of it', async () => {
    const { log } = await open(anEntry(), REFUSED);
    expect(words(log)).toContain('Save to Salesforce waiting (2)');
    expect(words(log)).toContain('Call with Ann Smith | Salesforce has not answered. The entry is kept and sent again');
    expect(words(log)).toContain('Chat with Ann Smith | Salesforce did not take the entry: “A note is missing”.');
  });

  it('can be sent once more where the org has refused it, and is sent by itself where it has not answered', async () => {
    const { log, wishes } = await open(REFUSED);
    press(log, 'Try again');
    expect(wishes).toEqual([{ type: 'agent.saveLogAgain', key: 'k2' }]);
    clearPage();
    expect(button((await open(anEntry())).log, 'Try again')).toBeNull();
  });

  it('is accessible', async () => {
    const { log } = await open(anEntry(), REFUSED);
    expect(await axe(log)).toHaveNoViolations();
  });
});
