import { recordId } from '../recordId.ts';
import type { OrgRecord } from '../recordStore.ts';
import { CONTACTS } from './contacts.ts';

const rows: [
  contact: number,
  subject: string,
  status: string,
  priority: string,
  origin: string,
  type: string,
  description: string
][] = [
  [
    1,
    'Lieferung der Heckenscheren unvollständig',
    'New',
    'High',
    'Phone',
    'Problem',
    'Von zwölf bestellten Geräten sind neun angekommen.'
  ],
  [
    2,
    'Rechnung 2026-1183 doppelt abgebucht',
    'Working',
    'High',
    'Email',
    'Problem',
    'Der Betrag wurde am 3. und am 5. des Monats eingezogen.'
  ],
  [3, 'Katalog für die Frühjahrssaison', 'Closed', 'Low', 'Web', 'Question', 'Bittet um fünf gedruckte Exemplare.'],
  [
    5,
    'Tourenplan lässt sich nicht exportieren',
    'Working',
    'Medium',
    'Email',
    'Problem',
    'Der Export bricht bei mehr als 200 Stopps ab.'
  ],
  [
    6,
    'Rückruf zur Wartung der Waage',
    'New',
    'Medium',
    'Phone',
    'Question',
    'Erreichbar werktags zwischen 8 und 10 Uhr.'
  ],
  [
    7,
    'Adressänderung',
    'Closed',
    'Low',
    'Web',
    'Feature Request',
    'Neue Lieferadresse ab dem 1. des kommenden Monats.'
  ],
  [
    9,
    'Terminerinnerungen kommen zweimal',
    'Escalated',
    'High',
    'Phone',
    'Problem',
    'Patientinnen erhalten die Nachricht doppelt.'
  ],
  [
    12,
    'Leergut nicht gutgeschrieben',
    'Working',
    'Medium',
    'Phone',
    'Problem',
    '48 Kisten vom 12. fehlen in der Abrechnung.'
  ],
  [15, 'Heizung im Aufgang B', 'Escalated', 'High', 'Phone', 'Problem', 'Seit zwei Tagen kein warmes Wasser.'],
  [
    17,
    'Frage zur Nebenkostenabrechnung',
    'New',
    'Low',
    'Email',
    'Question',
    'Versteht den Posten Aufzugswartung nicht.'
  ],
  [
    19,
    'Replacement for cracked display case',
    'New',
    'High',
    'Web',
    'Problem',
    'Glass broken on arrival; photographs attached.'
  ],
  [20, 'Change of delivery window', 'Working', 'Low', 'Email', 'Question', 'Prefers mornings from next week on.'],
  [21, 'Till receipts print twice', 'Working', 'Medium', 'Phone', 'Problem', 'Only on the register by the door.'],
  [
    23,
    'Claim KM-40718 without reply',
    'Escalated',
    'High',
    'Phone',
    'Problem',
    'Third call; promised an answer last Friday.'
  ],
  [26, 'Policy documents in large print', 'New', 'Low', 'Phone', 'Feature Request', 'Asks for a paper copy as well.'],
  [27, 'Wheel set arrived in the wrong size', 'New', 'Medium', 'Web', 'Problem', 'Ordered 700C, received 650B.'],
  [30, 'Refund for cancelled order', 'Working', 'Medium', 'Email', 'Problem', 'Order cancelled before dispatch.'],
  [31, 'API limit on the trial', 'Closed', 'Low', 'Web', 'Question', 'Wants to know what happens after 30 days.'],
  [35, 'Facture sans numéro de TVA', 'New', 'Medium', 'Email', 'Problem', 'Needs a corrected invoice this week.'],
  [39, 'Parcel left with a neighbour', 'New', 'Low', 'Phone', 'Question', 'Neighbour knows nothing of it.']
];

/** The cases the stand-in org begins with. */
export const CASES: OrgRecord[] = rows.map(([contact, Subject, Status, Priority, Origin, Type, Description], index) => {
  const person = CONTACTS[contact - 1]!;
  return {
    Id: recordId('Case', index + 1),
    CaseNumber: String(1026 + index).padStart(8, '0'),
    Subject,
    Status,
    Priority,
    Origin,
    Type,
    Description,
    ContactId: person['Id']!,
    AccountId: person['AccountId']!,
    SuppliedPhone: person['Phone'] ?? person['MobilePhone'] ?? null,
    SuppliedEmail: person['Email']!
  };
});
