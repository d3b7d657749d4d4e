import type { Channel } from 'c/omniPorts';
import { labels } from './labels';

const NAME = {
  voice: labels.voice,
  chat: labels.chat,
  email: labels.email,
  voicemail: labels.voicemail,
  workItem: labels.workItem
} satisfies Record<Channel, string>;

const IN_SENTENCE = {
  voice: labels.voiceInSentence,
  chat: labels.chatInSentence,
  email: labels.emailInSentence,
  voicemail: labels.voicemailInSentence,
  workItem: labels.workItemInSentence
} satisfies Record<Channel, string>;

const ICON = {
  voice: 'utility:call',
  chat: 'utility:chat',
  email: 'utility:email',
  voicemail: 'utility:voicemail_drop',
  workItem: 'utility:task'
} satisfies Record<Channel, string>;

/** A channel's name as a heading says it. */
export const channelName = (channel: Channel): string => NAME[channel];

/** A channel's name in the middle of a sentence. */
export const channelInSentence = (channel: Channel): string => IN_SENTENCE[channel];

/** The icon of a channel, as `lightning-icon` names it. */
export const channelIcon = (channel: Channel): string => ICON[channel];
