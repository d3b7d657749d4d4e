import 'test/builders/english';
import type { LogLine } from 'c/omniLog';
import { aDesk } from 'test/fakes/aDesk';
import { supportDetails } from '../supportDetails';

const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl';
const NUMBER = '+49 30 5550123';
const DIALLED = '+49305550124';
const MAIL = 'vera@geheim.example';
const NAME = 'Vera Geheim';
const NOTE = 'Vertrag gekündigt';
const SECRETS = [TOKEN, NUMBER, '5550123', DIALLED, '305550124', MAIL, NAME, 'Geheim', NOTE, 'gekündigt'];

const ALL = `${NAME} ${NUMBER} ${MAIL} ${NOTE} Bearer ${TOKEN}`;

/** A desk that has met a secret everywhere one can come from. */
async function aDeskThatMetThem() {
  const on = await aDesk({
    findings: [{ record: `Number ${DIALLED}`, field: 'Number__c', problem: 'unknownValue' }]
  });
  const { centre, desk, wish, accept, dispose, elevate, settle } = on;
  centre.signsIn({ name: NAME, agentId: MAIL });
  const what = { customerName: NAME, address: NUMBER, subject: ALL };
  const chat = centre.arrives('chat', what);
  const item = centre.arrives('workItem', { ...what, workItem: { type: NAME, payload: ALL } });
  await accept(chat);
  await accept(item);
  centre.customerWrites(chat, ALL);
  await wish(chat, { type: 'agent.sendText', text: ALL });
  centre.whenDialed(DIALLED, 'busy');
  await elevate(chat, 'voice', DIALLED);
  await elevate(chat, 'email', MAIL);
  centre.answers.push({ result: 'refused', reason: 'invalid', detail: ALL });
  await dispose(chat, '101', ALL);
  await dispose(item, '101', ALL);
  on.org.answer = { result: 'refused', reason: 'refusedByOrg', detail: ALL };
  centre.customerLeaves(item);
  for (const eventType of [TOKEN, NUMBER, DIALLED, MAIL, NAME, NOTE, ALL]) {
    centre.tell({ type: 'event.setAside', kind: 'unknown', eventType });
    centre.tell({ type: 'event.setAside', kind: 'broken', eventType });
  }
  for (const id of [TOKEN, NUMBER, MAIL, NAME])
    centre.arrives('chat', { ...what, contactId: id, unsupported: 'sms', phase: 'active' });
  centre.tell({
    type: 'agent.stateReported',
    agentState: { state: 'unavailable', code: `${MAIL} ${NUMBER} ${TOKEN}`, isAcw: false, since: 1, next: null }
  });
  desk.wish({ type: 'agent.openForm', origin: 'record', number: DIALLED, recordId: '003', recordName: NAME });
  await settle();
  return on;
}

const leaks = (text: string): string[] => SECRETS.filter((secret) => text.includes(secret));
const here = { browserNow: 0, serverNow: 0, userAgent: 'Chromium', locale: 'de-DE' };

describe('a secret planted wherever one can come from', () => {
  it('comes out in no line of the log', async () => {
    const { view } = await aDeskThatMetThem();
    const lines = view().log.map(({ what }: LogLine) => what);
    expect(lines.join('\n')).toMatch(/contact\.reported contactId=7001 channel=chat/);
    expect(lines.filter((line) => line.startsWith('event.setAside'))).toHaveLength(14);
    expect(leaks(lines.join('\n'))).toEqual([]);
  });

  it('comes out in no detail for support, which is short all the same', async () => {
    const { view } = await aDeskThatMetThem();
    const details = supportDetails(view(), here);
    expect(details).toContain('Diagnostic:');
    expect(details).toContain('[number]');
    expect(leaks(details)).toEqual([]);
    expect(details.split('\n').length).toBeLessThan(200);
  });

  it('is really there, where the agent needs it', async () => {
    const { view } = await aDeskThatMetThem();
    expect(leaks(JSON.stringify(view().sessions))).toEqual(expect.arrayContaining([NAME, MAIL, NOTE, TOKEN]));
  });
});
