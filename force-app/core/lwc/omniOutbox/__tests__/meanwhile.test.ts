import type { ContactCentreNews } from 'c/omniPorts';
import type { Verb } from './commands';
import { becameOf, diedQueued } from './died';

describe('what was queued when the page died', () => {
  it.each(['accept', 'reject', 'hold', 'resume', 'end', 'finishAfterContactWork'] as const)(
    '%s is not sent where it has come about meanwhile',
    async (verb) => {
      const { key, place, after } = await diedQueued(verb);
      const phase = { accept: 'active', reject: 'ended', hold: 'held', resume: 'active', end: 'ended' } as const;
      const isFinished = verb === 'finishAfterContactWork';
      await after.report('7001', isFinished ? 'ended' : phase[verb], { isFinal: isFinished });
      await after.picture('7001');
      expect([after.last(key), place.sent]).toEqual([['confirmed', null], []]);
    }
  );

  it.each<[Verb, ContactCentreNews]>([
    ['mute', { type: 'agent.muteReported', isMuted: true }],
    ['unmute', { type: 'agent.muteReported', isMuted: false }],
    ['connectLeg', { type: 'agent.legReported', leg: 'up' }],
    ['playVoicemail', { type: 'playback.reported', contactId: '7001', isPaused: false, position: 1 }],
    ['pauseVoicemail', { type: 'playback.reported', contactId: '7001', isPaused: true, position: 1 }],
    [
      'chooseState',
      {
        type: 'agent.stateReported',
        agentState: { state: 'available', code: null, isAcw: false, since: 1, next: null }
      }
    ]
  ])('%s is not sent where it is so already', async (verb, news) => {
    const { key, place, after } = await diedQueued(verb);
    await after.report('7001', 'active');
    await after.hear(news);
    await after.picture('7001');
    expect([after.last(key), place.sent]).toEqual([['confirmed', null], []]);
  });

  it('dial, never sent, is put to the agent, whatever call there is meanwhile', async () => {
    const { key, after } = await diedQueued('dial');
    const call = { channel: 'voice', direction: 'outbound', address: '+14155550123', parentContactId: '7001' };
    await after.report('7002', 'active', call);
    await after.picture('7001', '7002');
    expect(becameOf(key, after)).toBe('asked notSent');
  });
});
