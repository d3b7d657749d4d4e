import type { DeskMemory } from 'c/omniPorts';
import type { Before } from './writer';

/** Remembers what the last writer showed: it may have died before that was on disk. */
export async function rememberShown(memory: DeskMemory, { owner, view }: Before): Promise<void> {
  const known = await memory.recall(owner);
  for (const { sessionId, status, interactions } of view.sessions) {
    if (status === 'closed') continue;
    const name = known.find(({ contactId }) => interactions.some((one) => one.interactionId === contactId))?.sessionId;
    for (const { interactionId: contactId, elevatedFrom } of interactions) {
      if (known.some((contact) => contact.contactId === contactId)) continue;
      const parentContactId = elevatedFrom?.interactionId ?? null;
      memory.remember(owner, { contactId, sessionId: name ?? sessionId, parentContactId });
    }
  }
}
