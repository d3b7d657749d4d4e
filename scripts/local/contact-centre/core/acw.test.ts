import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aCentre } from '../testing/aCentre.ts';

const CHAT = { none: 4012, disposition: 4011 } as const;

function anEndedContact(skillId: number, channel: 'chat' | 'voice' = 'chat', manners = {}) {
  const bench = aCentre({ manners });
  const ada = bench.agent('ada').works();
  const contactId = ada.takes(bench.arrives({ channel, skillId }));
  ada.hears();
  ada.sends(`/interactions/${contactId}/end`);
  return { ...bench, ada, contactId };
}

describe('after-contact work', () => {
  it('does not exist where the skill has none', () => {
    const { ada, contactId } = anEndedContact(CHAT.none);
    assert.deepEqual(ada.hearsOf(contactId), ['Disconnected!']);
  });

  it('ends with the saved disposition where the skill waits for one', () => {
    const { ada, contactId, contactAt } = anEndedContact(CHAT.disposition);
    assert.deepEqual(ada.hearsOf(contactId), ['Disconnected']);
    assert.equal(
      ada.sends(`/interactions/${contactId}/disposition`, { primaryDispositionId: 101, primaryDispositionNotes: 'ok' }),
      '202'
    );
    assert.deepEqual(ada.hearsOf(contactId), ['Disconnected!']);
    assert.deepEqual([contactAt(contactId).acw, contactAt(contactId).disposition?.notes], ['done', 'ok']);
  });

  it('goes on after the disposition where it is automatic, until the agent finishes it', () => {
    const { ada, contactId, effects } = anEndedContact(4002, 'voice');
    assert.deepEqual(ada.hearsOf(contactId), ['Disconnected']);
    ada.sends(`/interactions/${contactId}/disposition`, { primaryDispositionId: 110 });
    assert.deepEqual(ada.hearsOf(contactId), []);
    assert.equal(ada.sends(`/interactions/${contactId}/end`), '202');
    assert.deepEqual(ada.hearsOf(contactId), ['Disconnected!']);
    assert.deepEqual(effects().slice(-2), [`disposition ${contactId}`, `acw-end ${contactId}`]);
  });

  it('ends by itself at the maximum of the skill, on the second', () => {
    const { ada, contactId, pass } = anEndedContact(CHAT.disposition);
    ada.hears();
    pass(89);
    assert.deepEqual(ada.hearsOf(contactId), []);
    pass(1);
    assert.deepEqual(ada.hearsOf(contactId), ['Disconnected!']);
  });

  it('has nothing to wait for when the disposition was saved during the contact', () => {
    const { agent, arrives } = aCentre();
    const ada = agent('ada').works();
    const chat = ada.takes(arrives({ channel: 'chat' }));
    ada.sends(`/interactions/${chat}/disposition`, { primaryDispositionId: 101 });
    ada.hears();
    ada.sends(`/interactions/${chat}/end`);
    assert.deepEqual(ada.hearsOf(chat), ['Disconnected!']);
  });

  it('begins nevertheless after an early disposition where the platform is read that way', () => {
    const { agent, arrives } = aCentre({ manners: { earlyDispositionSkipsAcw: false } });
    const ada = agent('ada').works();
    const chat = ada.takes(arrives({ channel: 'chat' }));
    ada.sends(`/interactions/${chat}/disposition`, { primaryDispositionId: 101 });
    ada.hears();
    ada.sends(`/interactions/${chat}/end`);
    assert.deepEqual(ada.hearsOf(chat), ['Disconnected']);
  });

  it('follows when the customer hangs up, too', () => {
    const { agent, arrives, hangsUp } = aCentre();
    const ada = agent('ada').works();
    const chat = ada.takes(arrives({ channel: 'chat' }));
    ada.hears();
    hangsUp(chat);
    assert.deepEqual(ada.hearsOf(chat), ['Disconnected']);
  });
});

describe('a disposition', () => {
  it('is refused before the contact is active and, on the agent-session path, after it is final', () => {
    const { agent, arrives, pass } = aCentre();
    const ada = agent('ada').works();
    const chat = arrives({ channel: 'chat' });
    assert.equal(ada.sends(`/interactions/${chat}/disposition`, { primaryDispositionId: 101 }), '409 NotActive');
    ada.takes(chat);
    assert.equal(ada.sends(`/contacts/${chat}/set-disposition`, { primaryDispositionId: 101 }), '409 ContactNotFinal');
    ada.sends(`/interactions/${chat}/end`);
    pass(90);
    assert.equal(ada.sends(`/interactions/${chat}/disposition`, { primaryDispositionId: 101 }), '409 ContactFinal');
    assert.equal(ada.sends(`/contacts/${chat}/set-disposition`, { primaryDispositionId: 101 }), '202');
  });

  it('brings what its code asks for: call-back time, amount, second disposition', () => {
    const { ada, contactId, contactAt } = anEndedContact(CHAT.disposition, 'chat');
    const saves = (wish: Record<string, unknown>) => ada.sends(`/interactions/${contactId}/disposition`, wish);
    assert.equal(saves({ primaryDispositionId: 999 }), '400 InvalidDisposition');
    assert.equal(saves({ primaryDispositionId: 105 }), '400 InvalidDisposition');
    assert.equal(saves({ primaryDispositionId: 103 }), '400 CallbackTimeRequired');
    assert.equal(saves({ primaryDispositionId: 103, primaryCallbackTime: 'tomorrow' }), '400 InvalidCallbackTime');
    assert.equal(saves({ primaryDispositionId: 106, secondaryDispositionId: 102 }), '202');
    assert.equal(contactAt(contactId).disposition?.secondaryDispositionId, 102);
  });

  it('needs the amount where something was sold, and takes no second one where the skill has none', () => {
    const { agent, arrives } = aCentre();
    const ada = agent('ada').works();
    const lead = ada.takes(arrives({ channel: 'workItem', skillId: 4042 }));
    const saves = (wish: Record<string, unknown>) => ada.sends(`/interactions/${lead}/disposition`, wish);
    assert.equal(saves({ primaryDispositionId: 105 }), '400 CommitmentAmountRequired');
    assert.equal(
      saves({ primaryDispositionId: 104, secondaryDispositionId: 107 }),
      '400 SecondaryDispositionNotAllowed'
    );
    assert.equal(saves({ primaryDispositionId: 105, primaryCommitmentAmount: 249.5 }), '202');
  });

  it('saved again replaces the first, and both saves are in the ledger', () => {
    const { agent, arrives, contactAt, effects } = aCentre();
    const ada = agent('ada').works();
    const chat = ada.takes(arrives({ channel: 'chat' }));
    ada.sends(`/interactions/${chat}/disposition`, { primaryDispositionId: 101 });
    ada.sends(`/interactions/${chat}/disposition`, { primaryDispositionId: 102 });
    assert.equal(contactAt(chat).disposition?.dispositionId, 102);
    assert.equal(effects().filter((effect) => effect.startsWith('disposition')).length, 2);
  });

  it('cannot be written by an agent who did not handle the contact', () => {
    const { ada, contactId, agent, pass } = anEndedContact(CHAT.disposition);
    pass(90);
    const ben = agent('ben').works();
    assert.equal(ben.sends(`/contacts/${contactId}/set-disposition`, { primaryDispositionId: 101 }), '403 Forbidden');
    assert.equal(ada.sends(`/contacts/${contactId}/set-disposition`, { primaryDispositionId: 101 }), '202');
  });
});
