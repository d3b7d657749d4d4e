import type { CentreCommand, Command } from 'c/omniPorts';

export type Verb = CentreCommand['verb'];

export const on = (verb: 'accept' | 'hold' | 'resume' | 'end' | 'reject', contactId = '7001'): Command => ({
  verb,
  contactId
});
export const DIAL: Command = { verb: 'dial', number: '+14155550123', skillId: 'phoneOut', parentContactId: '7001' };
const LETTER = { contactId: '7001', skillId: 'email', to: 'ann@example.com', subject: 'Hello', text: 'Hello there' };
export const SAVE: Command = {
  verb: 'saveDisposition',
  contactId: '7001',
  disposition: { dispositionId: '101', secondaryDispositionId: null, notes: '', amount: null, callBackAt: null },
  isFinal: false
};
export const COMMANDS: { [V in Verb]: Command } = {
  accept: on('accept'),
  reject: on('reject'),
  hold: on('hold'),
  resume: on('resume'),
  end: on('end'),
  finishAfterContactWork: { verb: 'finishAfterContactWork', contactId: '7001' },
  pauseVoicemail: { verb: 'pauseVoicemail', contactId: '7001' },
  playVoicemail: { verb: 'playVoicemail', contactId: '7001', position: 0 },
  mute: { verb: 'mute' },
  unmute: { verb: 'unmute' },
  requestContact: { verb: 'requestContact' },
  connectLeg: { verb: 'connectLeg' },
  replyEmail: { verb: 'replyEmail', ...LETTER },
  sendEmail: { verb: 'sendEmail', ...LETTER },
  sendChatText: { verb: 'sendChatText', contactId: '7001', text: 'Hello' },
  saveDisposition: SAVE,
  dial: DIAL,
  writeEmail: { verb: 'writeEmail', address: 'ann@example.com', skillId: 'emailOut', parentContactId: '7001' },
  chooseState: { verb: 'chooseState', choice: 'available', code: null }
};
