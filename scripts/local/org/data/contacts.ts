import { recordId } from '../recordId.ts';
import type { OrgRecord } from '../recordStore.ts';

type Row = [
  salutation: string,
  first: string,
  last: string,
  title: string,
  account: number,
  phone: string | null,
  mobile: string | null,
  city: string,
  more?: Partial<OrgRecord>
];

/** Invented people; every number is from a range set aside for fiction, written as people write numbers. */
const rows: Row[] = [
  ['Frau', 'Mara', 'Lindner', 'Geschäftsführerin', 1, '+49 30 23125 101', '+49 171 3920001', 'Berlin'],
  ['Herr', 'Jonas', 'Birkholz', 'Inhaber', 1, '+49 30 23125102', '+49 171 3920002', 'Berlin'],
  ['Frau', 'Selin', 'Aydın', 'Einkauf', 1, '030/23125-103', null, 'Potsdam'],
  ['Herr', 'Paul', 'Wegner', 'Buchhaltung', 1, '+49 (0)30 23125-104', null, 'Berlin'],
  ['Frau', 'Katrin', 'Holm', 'Leitung Disposition', 2, '+49 40 66969-201', '+49 171 3920011', 'Hamburg'],
  ['Herr', 'Tarek', 'Nassar', 'Fuhrparkleiter', 2, '+49 (40) 66969 202', '+49 171 3920012', 'Hamburg'],
  ['Frau', 'Wiebke', 'Petersen', 'Kundenservice', 2, '0049 40 66969 203', null, 'Kiel'],
  ['Herr', 'Ole', 'Carstens', 'IT', 2, null, '+49 171 3920014', 'Hamburg'],
  ['Frau', 'Dr. Helene', 'Ahrens', 'Ärztin', 3, '+49 69 90009-311', '+49 171 3920021', 'Frankfurt am Main'],
  ['Frau', 'Nadine', 'Kirsch', 'Praxismanagement', 3, '+49 69 90009 312', null, 'Offenbach'],
  ['Herr', 'Emre', 'Yıldız', 'Abrechnung', 3, '+49 69 90009 313', null, 'Frankfurt am Main'],
  ['Herr', 'Xaver', 'Huber', 'Braumeister', 4, '+49 89 99998 401', '+49 171 3920031', 'München'],
  ['Frau', 'Theresa', 'Moosbauer', 'Vertrieb', 4, '+49 89 99998402', '+49 171 3920032', 'Freising'],
  ['Herr', 'Leopold', 'Graf', 'Logistik', 4, '+49 (0)89 99998-403', null, 'München'],
  ['Frau', 'Ines', 'Vogel', 'Objektbetreuung', 5, '+49 221 4710-501', '+49 171 3920041', 'Köln'],
  ['Herr', 'Matthias', 'Krüger', 'Technik', 5, '+49 221 4710 502', '+49 171 3920042', 'Bonn'],
  ['Frau', 'Renate', 'Sommer', 'Mieterin', 5, '+49 221 4710 503', null, 'Köln'],
  ['Herr', 'Şahin', 'Demir', 'Mieter', 5, null, '+49 171 3920044', 'Köln'],
  ['Ms', 'Eleanor', 'Finch', 'Managing Director', 6, '+44 20 7946 0101', '+44 7700 900101', 'London'],
  ['Mr', 'Samuel', 'Okafor', 'Buyer', 6, '+44 20 7946 0102', '+44 7700 900102', 'London'],
  ['Ms', 'Priya', 'Nair', 'Store Manager', 6, '+44 (0)20 7946 0103', null, 'Croydon'],
  ['Mr', 'Rhys', 'Bevan', 'Warehouse', 6, null, '+44 7700 900104', 'Reading'],
  ['Ms', 'Imogen', 'Clarke', 'Claims Lead', 7, '+44 20 7946 0201', '+44 7700 900201', 'London'],
  ['Mr', 'Daniel', 'Whitmore', 'Claims Handler', 7, '+44 20 7946 0202', null, 'London'],
  ['Ms', 'Aoife', 'Brennan', 'Compliance', 7, '+44 20 7946 0203', null, 'Brighton'],
  ['Mr', 'George', 'Papadakis', 'Policyholder', 7, null, '+44 7700 900204', 'Oxford'],
  ['Ms', 'Marisol', 'Vega', 'Owner', 8, '+1 415-555-0111', '+1 (415) 555-0151', 'San Francisco'],
  ['Mr', 'Trevor', 'Lang', 'Mechanic', 8, '+1 415 555 0112', null, 'Oakland'],
  ['Ms', 'Grace', 'Chen', 'Orders', 8, '+1.415.555.0113', '+1 415 555 0153', 'Daly City'],
  ['Mr', 'Anthony', 'Russo', 'Customer', 8, null, '+1 415 555 0154', 'San Mateo'],
  ['Ms', 'Leila', 'Haddad', 'CTO', 9, '+1 415-555-0121', '+1 415-555-0161', 'San Francisco'],
  ['Mr', 'Brandon', 'Whitaker', 'Data Engineer', 9, '+1 415-555-0122 ext. 4', null, 'Berkeley'],
  ['Ms', 'Naomi', 'Sato', 'Product Manager', 9, '+1 415-555-0123', null, 'San Francisco'],
  ['Mr', 'Victor', 'Almeida', 'Procurement', 9, 'please e-mail', null, 'San Jose'],
  ['Mme', 'Claire', 'Fontaine', 'Directrice', 10, '+33 1 99 00 12 11', '+33 6 39 98 12 11', 'Montreuil'],
  ['M.', 'Youssef', 'Benali', "Chef d'atelier", 10, '+33 1 99 00 12 12', null, 'Paris'],
  ['Mme', 'Solène', 'Marchand', 'Comptabilité', 10, '+33 1 99 00 12 13', null, 'Vincennes'],
  ['Frau', 'Ute', 'Zimmermann', 'Rentnerin', 5, '+49 30 23125 139', null, 'Berlin', { DoNotCall: true }],
  ['Mr', 'Owen', "O'Sullivan", 'Customer', 6, '+44 20 7946 0139', null, 'Leeds'],
  [
    'Frau',
    'Annegret',
    'von der Mühlen-Schwarzenberg',
    'Hausbesitzerin',
    5,
    '+49 221 4710-540',
    '+49 171 3920090',
    'Bergisch Gladbach'
  ]
];

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace('dr. ', '')
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i')
    .normalize('NFD')
    .replace(/[^a-z]+/g, (gap) => (/[ -]/.test(gap) ? '-' : ''));

/** The contacts the stand-in org begins with. */
export const CONTACTS: OrgRecord[] = rows.map(
  ([Salutation, FirstName, LastName, Title, account, Phone, MobilePhone, MailingCity, more], index) => ({
    Id: recordId('Contact', index + 1),
    Salutation,
    FirstName,
    LastName,
    Name: `${FirstName} ${LastName}`,
    Title,
    AccountId: recordId('Account', account),
    Phone,
    MobilePhone,
    HomePhone: null,
    OtherPhone: null,
    AssistantPhone: null,
    Email: `${plain(FirstName)}.${plain(LastName)}@mail.example`,
    MailingCity,
    DoNotCall: false,
    ...more
  })
);
