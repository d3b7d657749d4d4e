import 'test/builders/english';
import { axe, toHaveNoViolations } from 'jest-axe';
import { publish } from 'lightning/messageService';
import { getRecord } from 'lightning/uiRecordApi';
import { clearPage, everything, field, mount, settle, words } from 'test/builders/screen';
import SoftphoneRecordPanel from '../softphoneRecordPanel';

expect.extend(toHaveNoViolations);

type Emits = { emit(data: unknown): void; error(): void };
const record = getRecord as unknown as Emits;
const fieldsOf = (values: Record<string, unknown>) => ({
  fields: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]))
});

async function open(objectApiName: string, values: Record<string, unknown>) {
  const panel = mount('c-softphone-record-panel', SoftphoneRecordPanel, {
    recordId: '003000000000001AAA',
    objectApiName
  });
  record.emit(fieldsOf(values));
  await settle();
  return panel;
}

const buttons = (panel: Element) =>
  everything(panel.shadowRoot!)
    .filter(({ tagName }) => tagName === 'LIGHTNING-BUTTON')
    .map((element) => (element as HTMLElement & { label: string }).label);

describe('the numbers of a record', () => {
  afterEach(() => {
    clearPage();
    jest.clearAllMocks();
  });

  it('have a button each, one number once', async () => {
    const panel = await open('Contact', {
      Name: 'Ann Smith',
      Phone: '(415) 555-0132',
      MobilePhone: '+14155550177',
      HomePhone: '(415) 555-0132',
      OtherPhone: null
    });
    expect(buttons(panel)).toEqual(['Dial (415) 555-0132', 'Dial +14155550177']);
  });

  it('go to the softphone with the name of the record, and nothing is dialled here', async () => {
    const panel = await open('Contact', { Name: 'Ann Smith', Phone: '(415) 555-0132' });
    field(panel, 'lightning-button', 'Dial (415) 555-0132')!.click();
    expect((publish as jest.Mock).mock.calls.map(([, , message]) => message as unknown)).toEqual([
      {
        type: 'dial',
        number: '(415) 555-0132',
        recordId: '003000000000001AAA',
        recordName: 'Ann Smith',
        objectApiName: 'Contact'
      }
    ]);
  });

  it('of a case are those of its contact', async () => {
    const panel = await open('Case', {
      CaseNumber: '1001',
      Contact: fieldsOf({ Name: 'Ann Smith', Phone: '(415) 555-0132' })
    });
    field(panel, 'lightning-button', 'Dial (415) 555-0132')!.click();
    expect((publish as jest.Mock).mock.calls[0]?.[2]).toMatchObject({ recordName: 'Ann Smith', objectApiName: 'Case' });
  });

  it('are said to be missing where there are none', async () => {
    expect(words(await open('Account', { Name: 'Acme', Phone: null }))).toContain('This record has no phone number.');
  });

  it('are said to be unreadable where the agent may not see the record', async () => {
    const panel = await open('Account', {});
    record.error();
    await settle();
    expect(words(panel)).toContain('The numbers of this record cannot be read.');
  });

  it.each([
    ['with numbers', { Name: 'Ann Smith', Phone: '(415) 555-0132' }],
    ['without', { Name: 'Ann Smith' }]
  ])('are accessible %s', async (_look, values) => {
    expect(await axe(await open('Contact', values))).toHaveNoViolations();
  });
});
