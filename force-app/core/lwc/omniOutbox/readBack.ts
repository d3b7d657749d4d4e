import type { Command, ContactCentreNews, Reason } from 'c/omniPorts';
import type { Entry } from './intent';
import type { OutboxPorts } from './outboxShape';
import type { Heard, Proof } from './proof';
import { hasWords, type Words } from './rules';
import { findWords } from './words';

/** So many times in a row: then it is put to the agent, and looked for again with every picture. */
const WORDS_UNREADABLE_AFTER = 5;

type Saving = Extract<Command, { verb: 'saveDisposition' }>;
type Read = Saving | Words;

/** The contact centre keeps a record of it, which can be read. */
export const isRecorded = (command: Command): command is Read =>
  command.verb === 'saveDisposition' || hasWords(command);

/** What the outbox does once it is known, or not, what became of an intent. */
export interface Afterwards {
  isOpen(entry: Entry): boolean;
  isAsked(entry: Entry): boolean;
  confirm(entry: Entry, proof?: Proof): void;
  refuse(entry: Entry, key: 'notKnownWhetherSent' | 'recordedElsewhere'): void;
  later(entry: Entry, step: () => void): void;
  sendOnceMore(entry: Entry): void;
}

/** Finds out from the contact centre's own records what no news tells; what was put to the agent, in silence. */
export function createReadBack(
  contactCentre: OutboxPorts['contactCentre'],
  heard: () => Heard,
  { isOpen, isAsked, confirm, refuse, later, sendOnceMore }: Afterwards
): (entry: Entry, command: Read) => Promise<void> {
  async function saving(entry: Entry, command: Saving): Promise<void> {
    if (entry.isRead) return;
    entry.isRead = true;
    const recorded = await contactCentre.readDisposition(command.contactId);
    entry.isRead = false;
    if (!isOpen(entry)) return;
    if (recorded === 'unreadable') {
      entry.sendings += 1;
      later(entry, () => void saving(entry, command));
    } else if (recorded !== 'none' && recorded.dispositionId === command.disposition.dispositionId) {
      entry.intent = { ...entry.intent, recordedName: recorded.name };
      confirm(entry);
    } else if (recorded !== 'none' && entry.isWary) {
      // One answer may be an old one, or another contact's.
      if (entry.hasSeenOther) return refuse(entry, 'recordedElsewhere');
      entry.hasSeenOther = true;
      later(entry, () => void saving(entry, command));
    } else if (entry.sendings > 1 || entry.intent.status === 'unknown') {
      later(entry, () => sendOnceMore(entry));
    } else {
      entry.sendings += 1;
      later(entry, () => void saving(entry, command));
    }
  }

  async function words(entry: Entry, command: Words): Promise<void> {
    const found = await findWords(contactCentre, command, heard(), entry.before);
    if (!isOpen(entry) && !isAsked(entry)) return;
    if (typeof found !== 'string') return confirm(entry, found);
    if (!isOpen(entry)) return;
    entry.sendings += 1;
    if (found === 'none' || entry.sendings > WORDS_UNREADABLE_AFTER) refuse(entry, 'notKnownWhetherSent');
    else later(entry, () => void words(entry, command));
  }

  return (entry, command) => (command.verb === 'saveDisposition' ? saving(entry, command) : words(entry, command));
}

/** Words that were put to the agent are looked for again when their contact ends, and with every picture. */
export function isToBeFound(command: Command, reason: Reason | null, news: ContactCentreNews): command is Words {
  const isEnd = news.type === 'contact.reported' && news.report.phase === 'ended';
  if (!isEnd && news.type !== 'picture.completed') return false;
  const isMeant = !isEnd || ('contactId' in command && command.contactId === news.report.contactId);
  return isMeant && hasWords(command) && reason?.key === 'notKnownWhetherSent';
}
