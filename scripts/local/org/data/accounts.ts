import { recordId } from '../recordId.ts';
import type { OrgRecord } from '../recordStore.ts';

/** Invented companies; every number is from a range set aside for fiction. */
const rows: [
  name: string,
  industry: string,
  type: string,
  phone: string,
  website: string,
  street: string,
  zip: string,
  city: string,
  country: string,
  staff: number
][] = [
  [
    'Birkholz Gartenbau GmbH',
    'Agriculture',
    'Customer',
    '+49 30 23125 100',
    'https://birkholz.example',
    'Lindenallee 14',
    '14050',
    'Berlin',
    'Deutschland',
    48
  ],
  [
    'Nordwind Logistik AG',
    'Transportation',
    'Customer',
    '+49 40 66969 200',
    'https://nordwind.example',
    'Speicherweg 3',
    '20457',
    'Hamburg',
    'Deutschland',
    620
  ],
  [
    'Praxis Dr. Ahrens & Kollegen',
    'Healthcare',
    'Customer',
    '+49 69 90009 310',
    'https://praxis-ahrens.example',
    'Mainstraße 77',
    '60311',
    'Frankfurt am Main',
    'Deutschland',
    17
  ],
  [
    'Isartal Brauereigesellschaft',
    'Food & Beverage',
    'Customer',
    '+49 (0)89 99998-400',
    'https://isartal.example',
    'Am Anger 8',
    '80331',
    'München',
    'Deutschland',
    140
  ],
  [
    'Rheinblick Hausverwaltung',
    'Real Estate',
    'Partner',
    '+49 221 4710 500',
    'https://rheinblick.example',
    'Uferweg 21',
    '50668',
    'Köln',
    'Deutschland',
    35
  ],
  [
    'Harbour & Finch Ltd',
    'Retail',
    'Customer',
    '+44 20 7946 0100',
    'https://harbourfinch.example',
    '12 Tanner Row',
    'SE1 3LE',
    'London',
    'United Kingdom',
    88
  ],
  [
    'Kestrel Mutual',
    'Insurance',
    'Customer',
    '+44 20 7946 0200',
    'https://kestrel.example',
    '40 Old Mill Lane',
    'EC3V 9AB',
    'London',
    'United Kingdom',
    410
  ],
  [
    'Golden Gate Cycles',
    'Retail',
    'Customer',
    '(415) 555-0110',
    'https://ggcycles.example',
    '901 Valencia Street',
    '94110',
    'San Francisco',
    'United States',
    26
  ],
  [
    'Redwood Analytics Inc.',
    'Technology',
    'Prospect',
    '+1 415-555-0120',
    'https://redwood.example',
    '55 Mission Street',
    '94105',
    'San Francisco',
    'United States',
    310
  ],
  [
    'Atelier Montreuil',
    'Manufacturing',
    'Customer',
    '+33 1 99 00 12 10',
    'https://montreuil.example',
    '6 rue des Tanneurs',
    '93100',
    'Montreuil',
    'France',
    12
  ]
];

/** The accounts the stand-in org begins with. */
export const ACCOUNTS: OrgRecord[] = rows.map(
  (
    [
      Name,
      Industry,
      Type,
      Phone,
      Website,
      BillingStreet,
      BillingPostalCode,
      BillingCity,
      BillingCountry,
      NumberOfEmployees
    ],
    index
  ) => ({
    Id: recordId('Account', index + 1),
    Name,
    AccountNumber: `LW-${20410 + index * 7}`,
    Type,
    Industry,
    Phone,
    Website,
    BillingStreet,
    BillingPostalCode,
    BillingCity,
    BillingCountry,
    NumberOfEmployees
  })
);
