import { elevationMachine, type ElevationEvent } from 'c/omniElevation';
import type { Command } from 'c/omniPorts';
import { anIntent } from 'test/model/things';
import { pairsThatStay, stateNames, walk, type Examples } from 'test/model/walk';

const REQUEST = {
  attemptId: 'a1',
  target: 'voice',
  address: '+14155550123',
  skillId: 'phoneOut',
  parentInteractionId: '7001'
} as const;
const DIAL: Command = { verb: 'dial', number: REQUEST.address, skillId: 'phoneOut', parentContactId: '7001' };

const EXAMPLES = {
  'intent.changed': [
    { type: 'intent.changed', intent: anIntent(DIAL, 'queued') },
    { type: 'intent.changed', intent: anIntent(DIAL, 'sent') },
    { type: 'intent.changed', intent: anIntent(DIAL, 'unknown') },
    { type: 'intent.changed', intent: anIntent(DIAL, 'refused') },
    { type: 'intent.changed', intent: anIntent(DIAL, 'refused', { reason: null }) },
    { type: 'intent.changed', intent: anIntent(DIAL, 'confirmed', { madeContactId: '7002' }) },
    { type: 'intent.changed', intent: anIntent(DIAL, 'refused', { key: 'before' }) }
  ],
  'contact.appeared': [{ type: 'contact.appeared', contactId: '7002' }],
  'contact.connected': [
    { type: 'contact.connected', contactId: '7002' },
    { type: 'contact.connected', contactId: '7999' }
  ],
  'contact.ended': [
    { type: 'contact.ended', contactId: '7002', reason: 'busy' },
    { type: 'contact.ended', contactId: '7002', reason: 'noAnswer' },
    { type: 'contact.ended', contactId: '7002', reason: 'rejected' },
    { type: 'contact.ended', contactId: '7002', reason: 'unreachable' },
    { type: 'contact.ended', contactId: '7002', reason: 'refused' },
    { type: 'contact.ended', contactId: '7002', reason: 'ended' },
    { type: 'contact.ended', contactId: '7002', reason: 'vanished' },
    { type: 'contact.ended', contactId: '7999', reason: 'busy' }
  ]
} satisfies Examples<ElevationEvent>;

const walked = walk(elevationMachine, EXAMPLES, REQUEST, ({ context }) => [
  context.contactId,
  context.reason,
  context.intentKey
]);

describe('every way an elevation can go', () => {
  it('is asking, reaching, joined or failed, each of which can be reached', () => {
    expect(new Set(walked.reached.map((snapshot) => snapshot.value))).toEqual(new Set(stateNames(elevationMachine)));
    expect(stateNames(elevationMachine)).toEqual(['asking', 'reaching', 'joined', 'failed']);
  });

  it('fails with a reason, and with no other state having one', () => {
    expect(walked.reached.filter((one) => (one.value === 'failed') !== (one.context.reason !== null))).toEqual([]);
    const reasons = walked.reached.flatMap((one) => one.context.reason?.key ?? []);
    expect(new Set(reasons)).toEqual(
      new Set(['refusedByContactCentre', 'busy', 'noAnswer', 'rejected', 'unreachable', 'cancelled'])
    );
  });

  it('reaches and joins only with a contact of its own', () => {
    const withContact = walked.reached.filter((one) => one.value === 'reaching' || one.value === 'joined');
    expect(withContact.map((one) => one.context.contactId)).toEqual(withContact.map(() => '7002'));
    // Each of the two whether its intent was heard of before or not.
    expect(withContact).toHaveLength(4);
  });

  it('can always come to an end', () => {
    expect(walked.deadEnds((snapshot) => snapshot.status === 'done')).toEqual([]);
  });

  it('answers every event in every state, but for the pairs that stay by design', () => {
    expect(pairsThatStay(walked)).toEqual({
      everywhere: [],
      deaf: { elevation: [] },
      stays: {
        // Nothing is known of its contact before it appeared; what it does then is told right after.
        asking: ['contact.connected', 'contact.ended'],
        // It has its contact: neither a second one nor a late word about the dial changes that.
        reaching: ['contact.appeared', 'intent.changed'],
        joined: ['contact.appeared', 'contact.connected', 'contact.ended', 'intent.changed'],
        failed: ['contact.appeared', 'contact.connected', 'contact.ended', 'intent.changed']
      }
    });
  });
});
