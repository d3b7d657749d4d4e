import type { OfferView } from 'c/omniDesk';
import type { Channel } from 'c/omniPorts';
import { labels } from './labels';

const NAME = {
  voice: labels.offerVoice,
  chat: labels.offerChat,
  email: labels.offerEmail,
  voicemail: labels.offerVoicemail,
  workItem: labels.offerWorkItem
} satisfies Record<Channel, string>;

/** What kind of contact is offered. */
export const offerName = ({ channel }: OfferView): string => NAME[channel];
