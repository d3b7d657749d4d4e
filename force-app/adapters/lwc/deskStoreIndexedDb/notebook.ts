import type { Notebook, OwedNote } from 'c/omniPorts';
import * as v from 'c/valibot';
import type { Database } from './database';
import { readAtOnce, type Fence } from './fence';

const KEY = 'owed';

const owedNote = v.object({
  owner: v.pipe(v.string(), v.maxLength(512)),
  selectedId: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(64))), null),
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
