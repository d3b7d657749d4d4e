import fc from 'fast-check';
import type { Command } from 'c/omniPorts';
import { settleDown } from 'test/fakes/aDesk';
import { anOutbox, aPlace } from 'test/fakes/anOutbox';

const SEED = 20261127;
const SAVE = (contactId: string): Command => ({
  verb: 'saveDisposition',
  contactId,
  disposition: { dispositionId: '101', secondaryDispositionId: null, notes: '', amount: null, callBackAt: null },
  isFinal: false
});
const ASKED: ((contactId: string) => Command)[] = [
  SAVE,
  (contactId) => ({ verb: 'hold', contactId }),
  (contactId) => ({ verb: 'end', contactId }),
  (contactId) => ({ verb: 'sendChatText', contactId, text: 'Hello' }),
  (contactId) => ({ verb: 'dial', number: '+14155550123', skillId: 'phoneOut', parentContactId: contactId }),
  (contactId) => ({ verb: 'writeEmail', address: 'a@example.com', skillId: 'emailOut', parentContactId: contactId })
];
const CONTACTS = ['7001', '7002'];
const ONCE = ['sendChatText', 'dial', 'writeEmail'];

type Step =
  | {
      does: 'ask';
      what: number;
      of: number;
      answered: 'accepted' | 'unknown' | 'never' | 'conflict';
      takesEffect: boolean;
    }
  | { does: 'hear' | 'lose' | 'pass' | 'reload' | 'again' | 'letGo' };

const ask = fc.record({
  does: fc.constant('ask' as const),
  what: fc.nat(ASKED.length - 1),
  of: fc.nat(CONTACTS.length - 1),
  answered: fc.constantFrom('accepted', 'unknown', 'never', 'conflict'),
  takesEffect: fc.boolean()
});
const other = fc.record({ does: fc.constantFrom('hear', 'lose', 'pass', 'reload', 'again', 'letGo') });
const history = fc.array(fc.oneof(ask, other) as fc.Arbitrary<Step>, { maxLength: 14 });

/** The other side, by the plainest means: which contact is held or over, what is on record, how often what was said. */
async function run(steps: Step[]): Promise<string[]> {
  const place = aPlace();
  let on = await anOutbox(place);
  const asked = new Map<string, Command>();
  const letGo = new Set<string>();
  const phases = new Map(CONTACTS.map((contactId) => [contactId, 'active' as 'active' | 'held' | 'ended']));
  const takeEffect = (command: Command): void => {
    if (command.verb === 'saveDisposition') {
      place.recorded.set(command.contactId, { dispositionId: '101', name: null, notes: '' });
    } else if (command.verb === 'end') phases.set(command.contactId, 'ended');
    else if (command.verb === 'hold' && phases.get(command.contactId) === 'active')
      phases.set(command.contactId, 'held');
  };
  const hear = async (): Promise<void> => {
    for (const contactId of CONTACTS) await on.report(contactId, phases.get(contactId)!);
    await on.picture(...CONTACTS);
  };
  for (const step of steps) {
    if (step.does === 'ask') {
      const command = ASKED[step.what]!(CONTACTS[step.of]!);
      place.told.push(step.answered);
      const before = place.sent.length;
      asked.set(await on.add(command), command);
      if (place.sent.length === before) place.told.length = 0;
      else if (step.takesEffect && step.answered !== 'conflict') takeEffect(command);
    } else if (step.does === 'hear') await hear();
    else if (step.does === 'lose') await on.hear({ type: 'connection.lost', since: 0 });
    else if (step.does === 'pass') await on.pass(9_000);
    else if (step.does === 'reload') on = await on.reload();
    else {
      const first = on.outbox.asked()[0];
      if (first === undefined) continue;
      letGo.add(first.key);
      const again = step.does === 'again' ? on.outbox.sendAgain(first.key) : null;
      if (again !== null) asked.set(again.key, again.command);
      else on.outbox.takeBack(first.key);
      await settleDown();
    }
  }
  // From here on everything works.
  place.told.length = 0;
  for (let round = 0; round < 12; round += 1) {
    await hear();
    on.outbox.open().forEach(({ command, status }) => status === 'sent' && takeEffect(command));
    await on.pass(6_000);
  }
  const wrong = on.outbox.open().map(({ key, status }) => `${key} is still ${status}`);
  for (const [key, { verb }] of asked) {
    const times = place.sent.filter((one) => one.startsWith(`${key} `)).length;
    if (ONCE.includes(verb) && times > 1) wrong.push(`${key} ${verb} was sent ${times} times`);
    const isKnown = on.outbox.asked().some((intent) => intent.key === key) || letGo.has(key);
    const isDoubtful = ['notKnownWhetherSent', 'notSent'].includes(String(on.last(key)?.[1]));
    if (ONCE.includes(verb) && isDoubtful && !isKnown) wrong.push(`${key} ${verb} is forgotten`);
  }
  for (const kept of await on.kept()) {
    if (!on.outbox.asked().some(({ key }) => kept === `${key} refused`)) wrong.push(`${kept} is left on disk`);
  }
  return wrong;
}

describe('the outbox in any history of answers, losses, reloads and presses', () => {
  it('ends every intent, sends at most once what must not be sent twice, and leaves nothing behind', async () => {
    const property = fc.asyncProperty(history, async (steps) => {
      expect(await run(steps)).toEqual([]);
    });
    await fc.assert(property, { seed: SEED, numRuns: 300 });
  });
});
