import voice from '@salesforce/label/c.Softphone_Interaction_voice';
import chat from '@salesforce/label/c.Softphone_Interaction_chat';
import email from '@salesforce/label/c.Softphone_Interaction_email';
import voicemail from '@salesforce/label/c.Softphone_Interaction_voicemail';
import workItem from '@salesforce/label/c.Softphone_Interaction_workItem';
import unknownCustomer from '@salesforce/label/c.Softphone_Common_unknownCustomer';
import type { Channel } from 'c/omniPorts';

const TITLE = { voice, chat, email, voicemail, workItem } satisfies Record<Channel, string>;

/** What the task is called, in the agent's language. */
export const titleOf = (channel: Channel, customer: string | null): string =>
  TITLE[channel].replace('{customer}', () => customer ?? unknownCustomer);
