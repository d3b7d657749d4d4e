import type { Notebook, OwedNote } from 'c/omniPorts';
import * as v from 'c/valibot';
import type { Database } from './database';
import { readAtOnce, type Fence } from './fence';

const KEY = 'owed';

const short = v.pipe(v.string(), v.maxLength(512));
const id = v.nullable(v.pipe(v.string(), v.maxLength(64)));

const openForm = v.object({
  formId: v.pipe(v.string(), v.regex(/^form-\d{1,6}$/)),
  target: v.picklist(['voice', 'email']),
  origin: v.picklist(['plus', 'record', 'newCall']),
  parentInteractionId: id,
  address: short,
  entered: v.nullable(
    v.object({ address: short, skillId: short, purpose: v.nullable(v.picklist(['elevate', 'newContact'])) })
  ),
  recordId: id,
  recordName: v.nullable(short)
});

const owedNote = v.object({
  owner: short,
  selectedId: v.optional(id, null),
  // A form that cannot be read keeps nothing else from being listed.
  form: v.fallback(v.nullable(openForm), null),
  items: v.array(
    v.object({
      contactId: v.pipe(v.string(), v.maxLength(64)),
      channel: v.picklist(['voice', 'chat', 'email', 'workItem', 'voicemail']),
      owed: v.picklist(['connected', 'afterContactWork', 'disposition', 'beingSaved', 'unsavedNote'])
    })
  )
});

/** The note of what is owed, beside the epoch that says who may write it. */
export function createNotebook(database: Database, fence: Fence): Notebook {
  return {
    read: () =>
      database.inTurn(async () => {
        const found = await database.run((opened) =>
          readAtOnce(opened, ['epoch'], (change) => [change.objectStore('epoch').get(KEY)])
        );
        const read = v.safeParse(owedNote, found?.[0]);
        return read.success ? (read.output satisfies OwedNote) : null;
      }),
    write(note, epoch) {
      const plain = JSON.parse(JSON.stringify(note)) as typeof note;
      void database.inTurn(() =>
        database.run((opened) =>
          fence.write(opened, ['epoch'], epoch, (change) => {
            const into = change.objectStore('epoch');
            return [plain === null ? into.delete(KEY) : into.put(plain as never, KEY)];
          })
        )
      );
    }
  };
}
