import type { DeskMemory, RememberedContact } from 'c/omniPorts';

/** Remembers in a table that outlives the desk, as a browser's storage does. */
export function fakeDeskMemory(
  kept: { [contactId: string]: RememberedContact } = {}
): DeskMemory & { kept: typeof kept } {
  return {
    kept,
    recall: async () => Object.values(kept),
    remember: (_owner, contact) => {
      kept[contact.contactId] = contact;
    },
    forget: (_owner, contactIds) => contactIds.forEach((contactId) => delete kept[contactId])
  };
}
