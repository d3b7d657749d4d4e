import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { recordId } from './recordId.ts';
import { RecordStore } from './recordStore.ts';

const namesOf = (records: Record<string, unknown>[]) => records.map((record) => record['Name']);

describe('records of the stand-in org', () => {
  it('are about 40 contacts, 10 accounts and 20 cases, each with an id of its own', () => {
    const store = new RecordStore();
    const all = ['Contact', 'Account', 'Case'].map((object) => store.all(object));
    assert.deepEqual(
      all.map(({ length }) => length),
      [40, 10, 20]
    );
    assert.equal(new Set(all.flat().map((record) => record['Id'])).size, 70);
  });

  it('belong together: every contact has an account, every case a contact', () => {
    const store = new RecordStore();
    for (const contact of store.all('Contact'))
      assert.equal(store.get(String(contact['AccountId']))?.object, 'Account');
    for (const item of store.all('Case')) assert.equal(store.get(String(item['ContactId']))?.object, 'Contact');
  });

  it('are found by name without its accents, and by a number however it is written', () => {
    const store = new RecordStore();
    assert.deepEqual(namesOf(store.search('Contact', 'Mara Lind')), ['Mara Lindner']);
    assert.deepEqual(namesOf(store.search('Contact', 'krüger')), ['Matthias Krüger']);
    assert.deepEqual(namesOf(store.search('Contact', 'kruger')), ['Matthias Krüger']);
    assert.deepEqual(namesOf(store.search('Contact', '4930 23125-101')), ['Mara Lindner']);
    assert.deepEqual(namesOf(store.search('Contact', 'Nobody of this name')), []);
  });

  it('are as they were in the beginning after a reset', () => {
    const store = new RecordStore();
    const [contact] = store.all('Contact');
    store.update(String(contact!['Id']), { Phone: 'changed' });
    store.insert('Task', { Subject: 'Call' });
    store.reset();
    assert.equal(store.all('Contact')[0]?.['Phone'], '+49 30 23125 101');
    assert.deepEqual(store.all('Task'), []);
  });

  it('have ids that Salesforce would accept, found by their short form too', () => {
    assert.match(recordId('Contact', 1), /^003gK0000000001[A-Z0-5]{3}$/);
    assert.equal(new RecordStore().get(recordId('Contact', 1).slice(0, 15))?.record['Name'], 'Mara Lindner');
  });
});
