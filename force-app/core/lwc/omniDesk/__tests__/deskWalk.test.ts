import { createActor } from 'c/xstate';
import type { Command } from 'c/omniPorts';
import { SKILLS } from 'test/fakes/fakeContactCentre';
import { aSettings } from 'test/fakes/fakeSettings';
import { anIntent, aReport, someRules } from 'test/model/things';
import { pairsThatStay, stateNames, walk, type Examples } from 'test/model/walk';
import { deskMachine } from '../deskMachine';
import type { DeskEvent } from '../deskEvents';

const ADA = { agentId: '30001', tenantId: 't1', name: 'Ada Moss' };
const BREAK = { state: 'unavailable', code: 'Break', isAcw: false, since: 100, next: null } as const;
const ACCEPT: Command = { verb: 'accept', contactId: '7001' };
const DIAL: Command = { verb: 'dial', number: '+14155550123', skillId: 'phoneOut', parentContactId: null };

const EXAMPLES = {
  'agent.signIn': [{ type: 'agent.signIn', station: '' }],
  'agent.signOut': [{ type: 'agent.signOut' }],
  'agent.takeOver': [{ type: 'agent.takeOver' }],
  'agent.chooseState': [{ type: 'agent.chooseState', choice: 'available', code: null }],
  'agent.accept': [{ type: 'agent.accept', contactId: '7003' }],
  'agent.reject': [{ type: 'agent.reject', contactId: '7003' }],
  'agent.endUnsupported': [{ type: 'agent.endUnsupported', contactId: '7004' }],
  'agent.select': [{ type: 'agent.select', interactionId: '7001' }],
  'agent.lookAt': [
    { type: 'agent.lookAt', sessionId: '7001' },
    { type: 'agent.lookAt', sessionId: null }
  ],
  'agent.mute': [{ type: 'agent.mute' }],
  'agent.unmute': [{ type: 'agent.unmute' }],
  'agent.requestContact': [{ type: 'agent.requestContact' }],
  'agent.openForm': [
    { type: 'agent.openForm', origin: 'newCall' },
    { type: 'agent.openForm', origin: 'plus', interactionId: '7001', target: 'voice' },
    { type: 'agent.openForm', origin: 'record', number: '+14155550123', recordId: '003', recordName: 'Ann Lee' }
  ],
  'agent.reopenForm': [
    {
      type: 'agent.reopenForm',
      form: {
        formId: 'form-3',
        target: 'voice',
        origin: 'plus',
        parentInteractionId: '7001',
        address: '',
        entered: null,
        recordId: null,
        recordName: null
      }
    }
  ],
  'agent.fillForm': [
    { type: 'agent.fillForm', formId: 'form-1', entered: { address: '+1 415', skillId: '', purpose: null } }
  ],
  'agent.closeForm': [{ type: 'agent.closeForm' }],
  'agent.submitForm': [
    { type: 'agent.submitForm', formId: 'form-1', address: '+14155550123', skillId: 'phoneOut', purpose: 'newContact' }
  ],
  'agent.saveLogAgain': [{ type: 'agent.saveLogAgain', key: 'k1' }],
  'agent.tryAgain': [{ type: 'agent.tryAgain', sessionId: '7001', attemptId: 'a1' }],
  'agent.wish': [{ type: 'agent.wish', interactionId: '7001', wish: { type: 'agent.end' } }],
  'signIn.succeeded': [{ type: 'signIn.succeeded', agent: ADA }],
  'signIn.failed': [{ type: 'signIn.failed', trouble: 'refused' }],
  'agentSession.ended': [{ type: 'agentSession.ended', elsewhere: true }],
  'agentSession.takenOver': [{ type: 'agentSession.takenOver' }],
  'agent.stateReported': [{ type: 'agent.stateReported', agentState: BREAK }],
  'agent.muteReported': [{ type: 'agent.muteReported', isMuted: true }],
  'agent.legReported': [{ type: 'agent.legReported', leg: 'up' }],
  'limits.reported': [
    {
      type: 'limits.reported',
      limits: { voice: 1, chat: 2, email: 2, workItem: 2, sessions: null, requestContact: true }
    }
  ],
  'skills.reported': [{ type: 'skills.reported', skills: SKILLS }],
  'codes.reported': [{ type: 'codes.reported', codes: [] }],
  'contact.reported': [
    { type: 'contact.reported', report: aReport() },
    { type: 'contact.reported', report: aReport({ contactId: '7003', phase: 'offered' }) },
    { type: 'contact.reported', report: aReport({ contactId: '7004', unsupported: 'sms' }) }
  ],
  'contact.wrote': [{ type: 'contact.wrote', contactId: '7001', lines: [] }],
  'playback.reported': [{ type: 'playback.reported', contactId: '7001', isPaused: true, position: 1 }],
  'picture.completed': [{ type: 'picture.completed', contactIds: ['7001', '7003'] }],
  'connection.lost': [{ type: 'connection.lost', since: 100 }],
  'connection.restored': [{ type: 'connection.restored' }],
  'event.setAside': [
    { type: 'event.setAside', kind: 'unknown', eventType: 'Weather' },
    { type: 'event.setAside', kind: 'broken', eventType: 'ChatContactEvent' }
  ],
  'agent.callAgain': [{ type: 'agent.callAgain', attemptId: 'dial-1' }],
  'agent.dropAttempt': [{ type: 'agent.dropAttempt', attemptId: 'dial-1' }],
  'intent.changed': [
    { type: 'intent.changed', intent: anIntent(ACCEPT, 'refused') },
    {
      type: 'intent.changed',
      intent: anIntent(DIAL, 'refused', { contactId: null, reason: { key: 'notSent' }, isRestored: true })
    }
  ],
  'log.notWritten': [{ type: 'log.notWritten', fields: ['Task.CallDisposition'] }],
  'memory.recalled': [{ type: 'memory.recalled', contacts: [] }],
  'contact.recalled': [{ type: 'contact.recalled', report: aReport({ contactId: '7009' }) }],
  'contact.missing': [{ type: 'contact.missing', contactId: '7009' }],
  'interaction.told': [{ type: 'interaction.told', interactionId: '7001', event: { type: 'desk.selected' } }],
  'xstate.done.actor.7001': [{ type: 'xstate.done.actor.7001', actorId: '7001' }]
} satisfies Examples<DeskEvent>;

const walked = walk(deskMachine, EXAMPLES, { settings: aSettings() });

/** A desk that lives: the graph functions do not walk the sessions inside. */
function aLiveDesk(...events: DeskEvent[]) {
  const desk = createActor(deskMachine, { input: { settings: aSettings() } }).start();
  events.forEach((event) => desk.send(event));
  return desk.getSnapshot();
}

const atWork = aLiveDesk(
  ...EXAMPLES['agent.signIn'],
  ...EXAMPLES['signIn.succeeded'],
  ...EXAMPLES['picture.completed'],
  ...EXAMPLES['contact.reported']
);

const free = aLiveDesk(
  ...EXAMPLES['agent.signIn'],
  ...EXAMPLES['signIn.succeeded'],
  ...EXAMPLES['picture.completed'],
  ...EXAMPLES['skills.reported'],
  ...EXAMPLES['intent.changed']
);

describe('every way an agent’s day can go', () => {
  it('is signed out, connecting, working, refused or ended, each of which can be reached', () => {
    expect(stateNames(deskMachine)).toEqual(['signedOut', 'connecting', 'working', 'refused', 'ended']);
    expect(new Set(walked.reached.map((snapshot) => snapshot.value))).toEqual(new Set(stateNames(deskMachine)));
  });

  it('leads back to work from everywhere', () => {
    expect(walked.deadEnds((snapshot) => snapshot.value === 'working')).toEqual([]);
  });

  it('leads to being signed out from everywhere', () => {
    expect(walked.deadEnds((snapshot) => snapshot.value === 'refused')).toEqual([]);
  });

  it('takes in a contact, an offer and an unsupported contact side by side', () => {
    expect(atWork.value).toBe('working');
    expect(atWork.context.sessions.map((session) => session.id)).toEqual(['7001']);
    expect(Object.keys(atWork.context.offers)).toEqual(['7003']);
    expect(Object.keys(atWork.context.unsupported)).toEqual(['7004']);
  });

  it('lets go of a session that has closed, with everything it was', () => {
    const closed = aLiveDesk(
      ...EXAMPLES['agent.signIn'],
      ...EXAMPLES['signIn.succeeded'],
      ...EXAMPLES['picture.completed'],
      { type: 'contact.reported', report: aReport() },
      {
        type: 'interaction.told',
        interactionId: '7001',
        event: { type: 'skill.read', rules: someRules({ dispositions: [] }) }
      },
      { type: 'interaction.told', interactionId: '7001', event: { type: 'disposition.read', recorded: null } },
      { type: 'contact.reported', report: aReport({ phase: 'ended', isFinal: true, version: 200 }) }
    );
    expect(closed.context.closed.map(({ sessionId }) => sessionId)).toEqual(['7001']);
    expect(Object.keys(atWork.children)).toEqual(['7001']);
    expect(Object.keys(closed.children)).toEqual([]);
  });

  it('answers every event in every state, but for the pairs that stay by design', () => {
    const reached = [...walked.reached, atWork, free];
    const wishesOfWork = [
      'agent.accept',
      'agent.callAgain',
      'agent.chooseState',
      'agent.endUnsupported',
      'agent.mute',
      'agent.openForm',
      'agent.reject',
      'agent.reopenForm',
      'agent.requestContact',
      'agent.submitForm',
      'agent.tryAgain',
      'agent.unmute'
    ];
    const signingIn = ['signIn.failed', 'signIn.succeeded'];
    const ofTheAgentSession = ['agentSession.ended', 'agentSession.takenOver', 'picture.completed'];
    expect(pairsThatStay({ ...walked, reached })).toEqual({
      everywhere: [
        'agent.closeForm',
        'agent.dropAttempt',
        'agent.fillForm',
        'agent.legReported',
        'agent.lookAt',
        'agent.muteReported',
        'agent.saveLogAgain',
        'agent.select',
        'agent.stateReported',
        'agent.wish',
        'codes.reported',
        'connection.lost',
        'connection.restored',
        'contact.missing',
        'contact.recalled',
        'contact.reported',
        'contact.wrote',
        'event.setAside',
        'intent.changed',
        'interaction.told',
        'limits.reported',
        'log.notWritten',
        'memory.recalled',
        'playback.reported',
        'skills.reported',
        'xstate.done.actor.7001'
      ],
      deaf: { desk: [] },
      stays: {
        // Nobody is signed in: there is nothing to work with, and no agent session to hear of.
        signedOut: [...wishesOfWork, 'agent.signOut', 'agent.takeOver', ...ofTheAgentSession].sort(),
        // The picture is not there yet; a second click on Sign in changes nothing.
        connecting: [...wishesOfWork, 'agent.signIn', 'agent.takeOver'].sort(),
        working: ['agent.signIn', 'agent.takeOver', 'signIn.succeeded'],
        // Nothing is tried without a click; what was under way may still succeed.
        refused: [...wishesOfWork, 'agent.signOut', 'agent.takeOver', ...ofTheAgentSession, 'signIn.failed'].sort(),
        // What is owed can still be worked on, nothing new is begun.
        ended: [...wishesOfWork, ...ofTheAgentSession, ...signingIn].sort()
      }
    });
  });
});
