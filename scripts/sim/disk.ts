import type { DeskMemory, RememberedContact } from 'c/omniPorts';
import type { Time } from './time.ts';

/** The page that reads and writes: what it has not written when it dies is not written. */
export interface DiskUser {
  isAlive(): boolean;
  deliver(what: () => void): void;
}

/** The browser's storage: it outlives every page. */
export interface Disk {
  portsFor(user: DiskUser): { memory: DeskMemory };
  /** Refuses every write for so long. */
  refuse(ms: number): void;
}

const COMMIT_MS = 3;

const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

export function createDisk(time: Time): Disk {
  const contacts = new Map<string, Map<string, RememberedContact>>();
  let refusesUntil = 0;

  const ofOwner = (owner: string): Map<string, RememberedContact> => {
    const found = contacts.get(owner) ?? new Map<string, RememberedContact>();
    contacts.set(owner, found);
    return found;
  };

  return {
    refuse(ms) {
      refusesUntil = time.now() + ms;
    },
    portsFor(user) {
      const commit = (write: () => void): void =>
        void time.after(COMMIT_MS, () => {
          if (user.isAlive() && time.now() >= refusesUntil) write();
        });
      return {
        memory: {
          recall: (owner) =>
            new Promise((settle) => {
              time.after(COMMIT_MS, () => user.deliver(() => settle(copyOf([...ofOwner(owner).values()]))));
            }),
          remember: (owner, contact) => commit(() => ofOwner(owner).set(contact.contactId, copyOf(contact))),
          forget: (owner, contactIds) =>
            commit(() => contactIds.forEach((contactId) => ofOwner(owner).delete(contactId)))
        }
      };
    }
  };
}
