import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aCentre } from '../testing/aCentre.ts';

const SINGLE = { manners: { deliveryMode: 'SingleContact' } };

describe('the agent state', () => {
  it('is chosen at once while nothing is open, and an unknown reason is refused', () => {
    const ada = aCentre().agent('ada').works();
    ada.sends('/state', { state: 'Unavailable', reason: 'Lunch' });
    assert.equal(ada.hearsState(), 'Unavailable Lunch');
    assert.equal(ada.sends('/state', { state: 'Unavailable', reason: 'Surfing' }), '400 InvalidReason');
    assert.equal(ada.sends('/state', { state: 'Sleeping' }), '400 InvalidState');
    assert.equal(ada.sends('/state', { state: 'Unavailable', reason: 'Wrap Up' }), '409 NoContact');
  });

  it('makes no entry in the ledger when it changes nothing', () => {
    const { agent, effects } = aCentre();
    const ada = agent('ada').works();
    const before = effects().length;
    assert.equal(ada.sends('/state', { state: 'Available' }), '202');
    assert.equal(effects().length, before);
  });

  it('is Working while a contact is open; what is chosen meanwhile comes next', () => {
    const { agent, arrives } = aCentre();
    const ada = agent('ada').works();
    const chat = ada.takes(arrives({ channel: 'chat' }));
    assert.equal(ada.hearsState(), 'Working');
    ada.sends('/state', { state: 'Unavailable', reason: 'Break' });
    assert.equal(ada.hearsState(), 'Working →Unavailable Break');
    const second = arrives({ channel: 'chat' });
    assert.deepEqual(ada.hearsOf(second), [], 'who wants a break gets nothing new');
    ada.sends(`/interactions/${chat}/end`);
    ada.sends(`/interactions/${chat}/disposition`, { primaryDispositionId: 101 });
    assert.equal(ada.hearsState(), 'Unavailable Break');
  });

  it('chosen during after-contact work is the next state and ends nothing', () => {
    const { agent, arrives, contactAt } = aCentre();
    const ada = agent('ada').works();
    const chat = ada.takes(arrives({ channel: 'chat' }));
    ada.sends(`/interactions/${chat}/end`);
    ada.sends('/state', { state: 'Unavailable', reason: 'Break' });
    assert.equal(ada.hearsState(), 'Available →Unavailable Break');
    assert.equal(contactAt(chat).finalState, false);
    ada.sends('/state', { state: 'Available' });
    assert.equal(ada.hearsState(), 'Available');
  });

  it('chosen during after-contact work ends it in single-contact delivery', () => {
    const { agent, arrives, contactAt } = aCentre(SINGLE);
    const ada = agent('ada').works();
    const chat = ada.takes(arrives({ channel: 'chat' }));
    assert.equal(ada.hearsState(), 'InboundContact');
    ada.sends(`/interactions/${chat}/end`);
    const state = ada
      .hears()
      .filter((event) => event.Type === 'AgentState')
      .at(-1);
    assert.deepEqual(
      [state?.['CurrentState'], state?.['CurrentOutReason'], state?.['IsAcw'], state?.['AcwTimeout']],
      ['Unavailable', 'Wrap Up', 'True', '90']
    );
    ada.sends('/state', { state: 'Unavailable', reason: 'Break' });
    assert.equal(contactAt(chat).finalState, true);
    assert.equal(contactAt(chat).disposition, null, 'the disposition is still owed');
  });

  for (const [deliveryMode, stateEndsAcw, ends] of [
    ['Omnichannel', true, true],
    ['SingleContact', false, false]
  ] as const) {
    it(`obeys the switch in ${deliveryMode} delivery: choosing a state ${ends ? 'ends' : 'does not end'} after-contact work`, () => {
      const { agent, arrives, contactAt } = aCentre({ manners: { deliveryMode, stateEndsAcw } });
      const ada = agent('ada').works();
      const chat = ada.takes(arrives({ channel: 'chat' }));
      ada.sends(`/interactions/${chat}/end`);
      ada.sends('/state', { state: 'Unavailable', reason: 'Break' });
      assert.equal(contactAt(chat).finalState, ends);
    });
  }

  it('brings the next customer in single-contact delivery only when after-contact work is over', () => {
    const { agent, arrives, pass } = aCentre(SINGLE);
    const ada = agent('ada').works();
    const first = ada.takes(arrives({ channel: 'chat' }));
    const second = arrives({ channel: 'chat' });
    ada.sends(`/interactions/${first}/end`);
    assert.deepEqual(ada.hearsOf(second), []);
    pass(90);
    assert.deepEqual(ada.hearsOf(second), ['Incoming']);
  });

  it('keeps its clock while the next state changes', () => {
    const { agent, arrives, pass } = aCentre();
    const ada = agent('ada').works();
    ada.takes(arrives({ channel: 'chat' }));
    const started = ada
      .hears()
      .filter((event) => event.Type === 'AgentState')
      .at(-1)?.['StartTimeUTC'];
    pass(10);
    ada.sends('/state', { state: 'Unavailable', reason: 'Break' });
    assert.equal(ada.hears().at(-1)?.['StartTimeUTC'], started);
  });

  it('Refused is cleared by choosing Available, even while another contact is open', () => {
    const { agent, arrives } = aCentre();
    const ada = agent('ada').works();
    ada.takes(arrives({ channel: 'chat' }));
    const second = arrives({ channel: 'email', from: 'a@example.org' });
    ada.hears();
    ada.sends(`/interactions/${second}/reject`);
    assert.equal(ada.hearsState(), 'Unavailable Refused');
    ada.sends('/state', { state: 'Available' });
    assert.deepEqual(ada.hearsOf(second), ['Incoming']);
  });
});
