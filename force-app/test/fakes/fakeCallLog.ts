import type { Answer, CallLog, ContactLog } from 'c/omniPorts';

export interface FakeCallLog {
  /** Every log that was taken, in order. */
  saved: ContactLog[];
  /** What the org says from now on. */
  answer: Answer;
  /** Fields that it does not let the user write. */
  notWritten: string[];
  /** How often it was asked. */
  asked: number;
  /** The newest log of one interaction. */
  of(contactId: string): ContactLog | undefined;
  port: CallLog;
}

/** An org that keeps what it is told, and answers as it is told to. */
export function fakeCallLog(): FakeCallLog {
  const saved: ContactLog[] = [];
  const org: FakeCallLog = {
    saved,
    answer: { result: 'accepted' },
    notWritten: [],
    asked: 0,
    of: (contactId) => saved.filter(({ interaction }) => interaction.key.endsWith(`/${contactId}`)).at(-1),
    port: {
      async save(log) {
        org.asked += 1;
        const { answer, notWritten } = org;
        if (answer.result !== 'accepted') return { answer, notWritten: [] };
        saved.push(log);
        return { answer, notWritten };
      }
    }
  };
  return org;
}
