export type FieldType = 'text' | 'phone' | 'email' | 'url' | 'number' | 'boolean' | 'reference' | 'longText';

export interface FieldInfo {
  apiName: string;
  type: FieldType;
  /** English, German. */
  label: [string, string];
}

export interface ObjectInfo {
  apiName: string;
  label: [string, string];
  plural: [string, string];
  icon: string;
  /** Fields of the list view; the first leads to the record. */
  columns: string[];
  /** Fields of the record's header. */
  highlights: string[];
  sections: { label: [string, string]; fields: string[] }[];
  fields: FieldInfo[];
}

const field = (apiName: string, type: FieldType, english: string, german: string): FieldInfo => ({
  apiName,
  type,
  label: [english, german]
});

/** The objects of the stand-in org, with the labels Salesforce gives them in English and German. */
export const OBJECTS: ObjectInfo[] = [
  {
    apiName: 'Contact',
    label: ['Contact', 'Kontakt'],
    plural: ['Contacts', 'Kontakte'],
    icon: 'standard:contact',
    columns: ['Name', 'AccountId', 'Title', 'Phone', 'Email'],
    highlights: ['Title', 'AccountId', 'Phone', 'Email'],
    sections: [
      {
        label: ['Contact Information', 'Kontaktinformationen'],
        fields: ['Name', 'AccountId', 'Title', 'DoNotCall', 'Phone', 'MobilePhone', 'HomePhone', 'OtherPhone', 'Email']
      },
      { label: ['Address Information', 'Adressinformationen'], fields: ['MailingCity'] }
    ],
    fields: [
      field('Name', 'text', 'Name', 'Name'),
      field('FirstName', 'text', 'First Name', 'Vorname'),
      field('LastName', 'text', 'Last Name', 'Nachname'),
      field('Salutation', 'text', 'Salutation', 'Anrede'),
      field('AccountId', 'reference', 'Account Name', 'Accountname'),
      field('Title', 'text', 'Title', 'Titel'),
      field('DoNotCall', 'boolean', 'Do Not Call', 'Nicht anrufen'),
      field('Phone', 'phone', 'Phone', 'Telefon'),
      field('MobilePhone', 'phone', 'Mobile', 'Mobil'),
      field('HomePhone', 'phone', 'Home Phone', 'Telefon (privat)'),
      field('OtherPhone', 'phone', 'Other Phone', 'Weiteres Telefon'),
      field('AssistantPhone', 'phone', 'Asst. Phone', 'Telefon der Assistenz'),
      field('Email', 'email', 'Email', 'E-Mail'),
      field('MailingCity', 'text', 'Mailing City', 'Postanschrift: Ort')
    ]
  },
  {
    apiName: 'Account',
    label: ['Account', 'Account'],
    plural: ['Accounts', 'Accounts'],
    icon: 'standard:account',
    columns: ['Name', 'Phone', 'Type', 'Industry', 'BillingCity'],
    highlights: ['Type', 'Phone', 'Website', 'Industry'],
    sections: [
      {
        label: ['Account Information', 'Accountinformationen'],
        fields: ['Name', 'AccountNumber', 'Type', 'Industry', 'Phone', 'Website', 'NumberOfEmployees']
      },
      {
        label: ['Address Information', 'Adressinformationen'],
        fields: ['BillingStreet', 'BillingPostalCode', 'BillingCity', 'BillingCountry']
      }
    ],
    fields: [
      field('Name', 'text', 'Account Name', 'Accountname'),
      field('AccountNumber', 'text', 'Account Number', 'Accountnummer'),
      field('Type', 'text', 'Type', 'Typ'),
      field('Industry', 'text', 'Industry', 'Branche'),
      field('Phone', 'phone', 'Phone', 'Telefon'),
      field('Website', 'url', 'Website', 'Website'),
      field('NumberOfEmployees', 'number', 'Employees', 'Mitarbeiter'),
      field('BillingStreet', 'text', 'Billing Street', 'Rechnungsanschrift: Straße'),
      field('BillingPostalCode', 'text', 'Billing Zip/Postal Code', 'Rechnungsanschrift: Postleitzahl'),
      field('BillingCity', 'text', 'Billing City', 'Rechnungsanschrift: Ort'),
      field('BillingCountry', 'text', 'Billing Country', 'Rechnungsanschrift: Land')
    ]
  },
  {
    apiName: 'Case',
    label: ['Case', 'Kundenvorgang'],
    plural: ['Cases', 'Kundenvorgänge'],
    icon: 'standard:case',
    columns: ['CaseNumber', 'Subject', 'ContactId', 'Status', 'Priority'],
    highlights: ['Priority', 'Status', 'ContactId', 'AccountId'],
    sections: [
      {
        label: ['Case Information', 'Vorgangsinformationen'],
        fields: [
          'CaseNumber',
          'Status',
          'Priority',
          'Origin',
          'Type',
          'ContactId',
          'AccountId',
          'SuppliedPhone',
          'SuppliedEmail'
        ]
      },
      { label: ['Description Information', 'Beschreibung'], fields: ['Subject', 'Description'] }
    ],
    fields: [
      field('CaseNumber', 'text', 'Case Number', 'Vorgangsnummer'),
      field('Subject', 'text', 'Subject', 'Betreff'),
      field('Status', 'text', 'Status', 'Status'),
      field('Priority', 'text', 'Priority', 'Priorität'),
      field('Origin', 'text', 'Case Origin', 'Ursprung'),
      field('Type', 'text', 'Type', 'Typ'),
      field('ContactId', 'reference', 'Contact Name', 'Kontaktname'),
      field('AccountId', 'reference', 'Account Name', 'Accountname'),
      field('SuppliedPhone', 'phone', 'Web Phone', 'Web-Telefon'),
      field('SuppliedEmail', 'email', 'Web Email', 'Web-E-Mail'),
      field('Description', 'longText', 'Description', 'Beschreibung')
    ]
  }
];

/** What the page is told of an object, in one language. */
export function describe(info: ObjectInfo, language: string) {
  const word = ([english, german]: [string, string]) => (language === 'de' ? german : english);
  return {
    ...info,
    label: word(info.label),
    plural: word(info.plural),
    sections: info.sections.map((section) => ({ ...section, label: word(section.label) })),
    fields: info.fields.map((each) => ({ ...each, label: word(each.label) }))
  };
}

export type Description = ReturnType<typeof describe>;
