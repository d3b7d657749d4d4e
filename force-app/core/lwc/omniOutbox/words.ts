import type { ContactCentre } from 'c/omniPorts';
import { remember } from './heard';
import { PROVEN, proofOf, type Before, type Heard, type Proof } from './proof';
import { isLetter, type Words } from './rules';

const plain = (text: string): string => text.trim().replace(/\s+/g, ' ');

/** Looks for what the agent wrote where the contact centre keeps it; no news tells of a contact that is over. */
export async function findWords(
  contactCentre: Pick<ContactCentre, 'readLetters' | 'readChat'>,
  command: Words,
  heard: Heard,
  before: Before
): Promise<Proof | 'none' | 'unreadable'> {
  const { contactId } = command;
  if (!isLetter(command)) {
    const lines = await contactCentre.readChat(contactId);
    if (lines === null) return 'unreadable';
    remember(heard, { type: 'contact.wrote', contactId, lines });
    return proofOf(command, heard, before) ?? 'none';
  }
  const letters = await contactCentre.readLetters(contactId);
  if (letters === null) return 'unreadable';
  // The contact centre may add a signature, or the letter that is answered.
  const isThere = letters.some(
    ({ to, text }) => to.toLowerCase().includes(command.to.toLowerCase()) && plain(text).startsWith(plain(command.text))
  );
  return isThere ? PROVEN : 'none';
}
