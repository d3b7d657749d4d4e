import type { DeskWish } from 'c/omniDesk';
import { aBrowser, settle, type Opened } from './tabsBench';

const NUMBER = '+14155550123';
const SKILL = 'phoneOut';
const entered = { address: NUMBER, skillId: SKILL, purpose: 'newContact' as const };

async function aFormInTwoTabs(origin: DeskWish = { type: 'agent.openForm', origin: 'newCall' }) {
  const all = aBrowser();
  const first = await all.open();
  await all.signIn(first);
  const second = await all.open();
  await all.wish(first, origin);
  const { formId } = second.desk.view().form!;
  await all.wish(first, { type: 'agent.fillForm', formId, entered });
  const submit: DeskWish = { type: 'agent.submitForm', formId, ...entered };
  return { ...all, first, second, formId, submit };
}

const formIn = ({ desk }: Opened) => desk.view().form;

describe('a form for a call that was open in a page that is gone', () => {
  it('is open in the next tab under its old name, with all that was put in, and can be sent', async () => {
    const { first, second, wish, formId, submit } = await aFormInTwoTabs();
    const names = new Set<string | undefined>();
    second.desk.watch(({ form }) => names.add(form?.formId));
    first.tab.close();
    await settle();
    expect(formIn(second)).toMatchObject({ formId, entered, isReopened: true, status: 'open', trouble: null });
    expect([...names]).toEqual([formId]);
    expect(second.sent).toEqual([]);
    await wish(second, submit);
    expect(second.sent).toEqual(['dial']);
  });

  it('is open again after a reload, and the next one has another name', async () => {
    const { first, second, open, wish, formId } = await aFormInTwoTabs();
    [first, second].forEach(({ tab }) => tab.close());
    const third = await open();
    expect(formIn(third)).toMatchObject({ formId, entered, isReopened: true });
    await wish(third, { type: 'agent.openForm', origin: 'newCall' });
    expect(formIn(third)).toMatchObject({ formId, entered });
    await wish(third, { type: 'agent.openForm', origin: 'record', number: NUMBER, recordId: '003', recordName: null });
    expect(formIn(third)).toMatchObject({ entered: null, isReopened: false });
    expect(formIn(third)?.formId).not.toBe(formId);
  });

  it.each(['closed', 'filled in'])(
    'is left as the agent left it, %s after her agent session had ended',
    async (how) => {
      const { first, second, open, wish, signIn, centre, formId } = await aFormInTwoTabs();
      second.tab.close();
      centre.tell({ type: 'agentSession.ended', elsewhere: false });
      await settle();
      const changed = { ...entered, address: '+1 415 555 0199' };
      await wish(
        first,
        how === 'closed' ? { type: 'agent.closeForm' } : { type: 'agent.fillForm', formId, entered: changed }
      );
      first.tab.close();
      const third = await open();
      await signIn(third);
      expect(formIn(third)?.entered ?? null).toEqual(how === 'closed' ? null : changed);
    }
  );

  it('says which session it joins once that is read again, and its record', async () => {
    const { first, second, open, wish, centre } = await aFormInTwoTabs();
    const chat = centre.arrives('chat');
    await settle();
    await wish(first, { type: 'agent.accept', contactId: chat });
    const recordId = '0035g00000AbCdE';
    await wish(first, { type: 'agent.openForm', origin: 'record', number: NUMBER, recordId, recordName: 'Ann Lee' });
    const before = formIn(first)!;
    [first, second].forEach(({ tab }) => tab.close());
    const third = await open();
    expect(formIn(third)).toEqual({ ...before, isReopened: true });
    expect(before).toMatchObject({ recordId, recordName: 'Ann Lee', parentInteractionId: chat, elevateOff: null });
  });

  it('sends the call that was pressed while the tab that spoke was frozen, once', async () => {
    const { first, second, submit, pass, centre } = await aFormInTwoTabs();
    first.tab.freeze();
    second.desk.wish(submit);
    await pass(15_000);
    expect(second.sent).toEqual(['dial']);
    first.tab.thaw();
    await pass(5_000);
    expect([first.sent, centre.commands]).toEqual([[], ['dial']]);
    expect(formIn(second)).toBeNull();
  });

  it('puts a call that was pressed long ago to the agent: nothing is dialled by surprise', async () => {
    const { first, second, submit, pass, browser } = await aFormInTwoTabs();
    first.tab.close();
    second.tab.freeze();
    second.desk.wish(submit);
    await settle();
    browser.time.pass(60_000);
    second.tab.thaw();
    await pass(1_000);
    expect(second.sent).toEqual([]);
    expect(formIn(second)).toMatchObject({ entered, status: 'open', trouble: { key: 'notSent' } });
  });

  it('is open again where the call was refused, with what was put in', async () => {
    const { first, second, wish, submit, centre, formId } = await aFormInTwoTabs();
    centre.answers.push({ result: 'refused', reason: 'conflict', detail: null });
    await wish(first, submit);
    expect(formIn(first)).toMatchObject({ status: 'open', trouble: { key: 'refusedByContactCentre' } });
    first.tab.close();
    await settle();
    expect(formIn(second)).toMatchObject({ formId, entered, isReopened: true, trouble: null });
    expect(centre.commands).toEqual(['dial']);
  });

  it('is not once it was closed or has called: then the call says how it goes', async () => {
    const closed = await aFormInTwoTabs();
    await closed.wish(closed.first, { type: 'agent.closeForm' });
    closed.first.tab.close();
    await settle();
    expect(formIn(closed.second)).toBeNull();

    const called = await aFormInTwoTabs();
    called.centre.faults.push('lost');
    await called.wish(called.first, called.submit);
    called.first.tab.close();
    await settle();
    expect(formIn(called.second)).toBeNull();
    expect(called.second.desk.view().attempts).toHaveLength(1);
    expect(called.centre.commands).toEqual(['dial']);
  });

  it('is gone for the next agent, and after signing out', async () => {
    const { first, second, open, wish, signIn, browser } = await aFormInTwoTabs();
    await wish(first, { type: 'agent.signOut' });
    expect(await browser.store.notebook.read()).toBeNull();
    [first, second].forEach(({ tab }) => tab.close());
    const third = await open();
    await signIn(third);
    expect(formIn(third)).toBeNull();
  });
});
