import 'test/builders/english';
import { readFileSync } from 'node:fs';
import { axe, toHaveNoViolations } from 'jest-axe';
import { aCustomer, aDeskView, aFormView, anAttemptView, anInteractionView } from 'test/builders/views';
import { anOfferView, aClosedSessionView, aSessionView, anUnsupportedView, NOON } from 'test/builders/views';
import { clearPage, field, mount, press, settle, words } from 'test/builders/screen';
import SoftphoneSupport from '../softphoneSupport';
import { supportDetails, VERSION } from '../supportDetails';

expect.extend(toHaveNoViolations);

const PRIVATE = [
  'Vera Geheim',
  '+49 30 5550123',
  'vera@geheim.example',
  'Mein Konto',
  'Passwort vergessen',
  'Dana Fox'
];
const [NAME, NUMBER, ADDRESS, SUBJECT, TEXT] = PRIVATE;
const customer = aCustomer(NAME);
const said = { lineId: '1', from: 'customer' as const, author: NAME!, text: TEXT!, at: NOON };
const BUSY = aDeskView({
  offers: [anOfferView({ customer, address: ADDRESS!, subject: SUBJECT! })],
  unsupported: [anUnsupportedView({ customer })],
  recentlyClosed: [aClosedSessionView({ customer })],
  form: aFormView({
    address: NUMBER!,
    entered: { address: NUMBER!, skillId: '10', purpose: null },
    recordName: NAME!,
    sessionCustomer: customer
  }),
  connection: { status: 'reconnecting', since: NOON },
  sessions: [
    aSessionView({
      customer,
      attempts: [anAttemptView({ address: NUMBER! })],
      interactions: [
        anInteractionView({
          customer,
          address: ADDRESS!,
          subject: SUBJECT!,
          chat: { lines: [said], outgoing: [], send: { off: null } },
          trouble: { reason: { key: 'contactGone', about: { detail: TEXT! } }, at: 'contact' }
        })
      ]
    })
  ],
  diagnostics: [{ at: NOON, kind: 'unknownEvent', about: 'CoBrowseEvent' }],
  log: [{ at: NOON, what: 'contact.reported contactId=c1 channel=chat phase=active' }]
});
const HERE = { browserNow: NOON, serverNow: NOON + 250, userAgent: 'Chromium', locale: 'de-DE' };

function clipboard(writeText: (text: string) => Promise<void>): void {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
}

async function open() {
  const support = mount('c-softphone-support', SoftphoneSupport, { view: BUSY });
  await settle();
  return support;
}

describe('details for support', () => {
  afterEach(() => {
    clearPage();
    Reflect.deleteProperty(navigator, 'clipboard');
  });

  it('tell who asks, what is open and what was heard last', () => {
    expect(supportDetails(BUSY, HERE).split('\n')).toEqual([
      `Omnichannel softphone ${VERSION}`,
      "Taken: 2026-11-20T12:00:00.000Z · contact centre's clock 250 ms ahead",
      'Browser: Chromium · de-DE',
      'Agent: 30001 · available since 2026-11-20T12:00:00.000Z · leg up',
      'Desk: working · reconnecting since 2026-11-20T12:00:00.000Z',
      'Counts: 1 offers, 1 sessions, 1 interactions, 1 attempts, 1 unsupported, 1 recently closed, form voice from plus open',
      '  c1 · chat · active · owed: connected, disposition · trouble: contactGone',
      '  attempt · voice · failed · noAnswer',
      'Diagnostic: 2026-11-20T12:00:00.000Z unknownEvent CoBrowseEvent',
      'Log:',
      '  2026-11-20T12:00:00.000Z contact.reported contactId=c1 channel=chat phase=active'
    ]);
  });

  it('say nothing about who the customer or the agent is, or what was said', () => {
    const details = supportDetails(BUSY, HERE);
    expect(PRIVATE.filter((word) => details.includes(word))).toEqual([]);
  });

  it('name the version that is shipped', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(VERSION).toBe(version);
  });

  it('are copied by one press, which is confirmed', async () => {
    const copies: string[] = [];
    clipboard(async (text) => void copies.push(text));
    const support = await open();
    press(support, 'Copy details for support');
    await settle();
    expect(copies).toEqual([expect.stringContaining('Agent: 30001')]);
    expect(words(support)).toContain('Copied. There are no names, numbers or texts in it.');
  });

  it('are shown to be copied by hand where the browser does not allow it', async () => {
    clipboard(() => Promise.reject(new Error('NotAllowedError')));
    const support = await open();
    press(support, 'Copy details for support');
    await settle();
    const shown = field<{ value: string }>(support, 'lightning-textarea', 'Details for support');
    expect(shown!.value).toContain('Agent: 30001');
    expect(await axe(support)).toHaveNoViolations();
  });
});
