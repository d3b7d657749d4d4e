import type { Notebook, OwedNote } from 'c/omniPorts';
import * as v from 'c/valibot';
import { epochOf, quiet, type Database } from './database';

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
export function createNotebook(database: Database): Notebook {
  return {
    read: () =>
      database.inTurn(async () => {
        const found: unknown = await database.run((opened) => opened.get('epoch', KEY));
        const read = v.safeParse(owedNote, found);
        return read.success ? (read.output satisfies OwedNote) : null;
      }),
    write(note, epoch) {
      const plain = JSON.parse(JSON.stringify(note)) as typeof note;
      void database.inTurn(() =>
        database.run(async (opened) => {
          const change = opened.transaction('epoch', 'readwrite');
          quiet(change);
          const isFenced = epochOf(await change.store.get('epoch')) > epoch;
          if (!isFenced) await (plain === null ? change.store.delete(KEY) : change.store.put(plain as never, KEY));
          await change.done;
        })
      );
    }
  };
}
