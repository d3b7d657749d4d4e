import type { Clock, ContactDraft, Drafts } from 'c/omniPorts';
import { hasDraft } from 'c/omniPolicy';

const KEEP_AFTER_MS = 500;

/** What the agent has typed, kept half a second after she typed it. */
export interface DraftKeeper {
  /** Reads what this owner had typed before this page was loaded. */
  recall(owner: string): Promise<void>;
  of(contactId: string): ContactDraft | null;
  note(draft: ContactDraft): void;
  /** Writes what is due now. */
  write(): void;
  drop(contactIds: string[]): void;
  /** Of contacts that are there no more nothing is kept. */
  keepOnly(isThere: (contactId: string) => boolean): void;
  /** Writes what is due; nothing is kept any more until an owner is recalled. */
  letGo(): void;
}

function isEmpty({ disposition, message }: ContactDraft): boolean {
  const hasWords = message !== null && (message.text !== '' || (message.subject ?? '') !== '' || message.isReplying);
  return !hasWords && (disposition === null || !hasDraft(disposition));
}

export function createDraftKeeper({
  drafts,
  clock,
  epoch
}: {
  drafts: Drafts;
  clock: Clock;
  epoch: number;
}): DraftKeeper {
  let owner: string | null = null;
  let reading: Promise<void> = Promise.resolve();
  const known = new Map<string, ContactDraft>();
  const due = new Set<string>();
  let cancel: (() => void) | null = null;

  function write(): void {
    cancel?.();
    cancel = null;
    for (const contactId of due) {
      const draft = known.get(contactId);
      if (owner === null) break;
      if (draft === undefined) void drafts.drop(owner, [contactId], epoch);
      else void drafts.keep(owner, draft, epoch);
    }
    due.clear();
  }

  function later(contactId: string): void {
    due.add(contactId);
    cancel ??= clock.after(KEEP_AFTER_MS, write);
  }

  const keeper: DraftKeeper = {
    write,
    recall(next) {
      if (owner === next) return reading;
      keeper.letGo();
      owner = next;
      reading = drafts.recall(next).then((kept) => {
        if (owner !== next) return;
        for (const draft of kept) if (!known.has(draft.contactId)) known.set(draft.contactId, draft);
      });
      return reading;
    },
    of: (contactId) => known.get(contactId) ?? null,
    note(draft) {
      const { contactId } = draft;
      const before = known.get(contactId);
      if (isEmpty(draft)) {
        if (before === undefined) return;
        known.delete(contactId);
      } else {
        if (JSON.stringify(before) === JSON.stringify(draft)) return;
        known.set(contactId, draft);
      }
      later(contactId);
    },
    drop(contactIds) {
      for (const contactId of contactIds) if (known.delete(contactId)) later(contactId);
    },
    keepOnly: (isThere) => keeper.drop([...known.keys()].filter((contactId) => !isThere(contactId))),
    letGo() {
      write();
      known.clear();
      owner = null;
    }
  };
  return keeper;
}
