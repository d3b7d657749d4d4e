import { blankView, type DeskView, type DeskWish } from 'c/omniDesk';
import { aSessionView, anInteractionView } from 'test/builders/views';
import { fakeClock } from 'test/fakes/fakeClock';
import { aSkill } from 'test/fakes/fakeContactCentre';
import { aSettings } from 'test/fakes/fakeSettings';
import { createPressed } from '../pressed';
import { aBrowser, settle, type Opened } from './tabsBench';

const draft = (dispositionId: string | null, notes: string) => ({
  dispositionId,
  secondaryDispositionId: null,
  notes,
  amount: '',
  callBackAt: ''
});

async function twoTabsWithAChat() {
  const on = aBrowser();
  on.centre.rules.set('chat', aSkill('chat', { acw: 'automatic' }));
  const first = await on.open();
  await on.signIn(first);
  const chat = on.centre.arrives('chat');
  await settle();
  await on.wish(first, { type: 'agent.accept', contactId: chat });
  const second = await on.open();
  const ofChat = (wish: Extract<DeskWish, { type: 'agent.wish' }>['wish']): DeskWish => ({
    type: 'agent.wish',
    interactionId: chat,
    wish
  });
  const save = async (tab: Opened, dispositionId: string | null, notes: string): Promise<void> => {
    await on.wish(tab, ofChat({ type: 'agent.draft', draft: draft(dispositionId, notes) }));
    await on.wish(tab, ofChat({ type: 'agent.saveDisposition' }));
  };
  const shownIn = ({ desk }: Opened) => desk.view().sessions[0]?.interactions[0]?.disposition;
  return { ...on, first, second, chat, ofChat, save, shownIn };
}

describe('a disposition that is saved in a tab that mirrors', () => {
  it('shows there as being saved at once, though the tab that speaks sleeps, and is saved by the next one', async () => {
    const { first, second, chat, save, shownIn, centre, pass } = await twoTabsWithAChat();
    first.tab.freeze();
    await save(second, '101', 'Wants a refund');
    expect(shownIn(second)).toMatchObject({
      status: 'saving',
      saving: 'passedOn',
      lastSave: { dispositionId: '101', notes: 'Wants a refund' }
    });
    await pass(15_000);
    expect(centre.recorded.get(chat)).toMatchObject({ dispositionId: '101', notes: 'Wants a refund' });
    expect(shownIn(second)?.status).toBe('recorded');
  });

  it('is the last that was saved where two tabs saved one while the tab that speaks slept', async () => {
    const { first, second, chat, save, open, centre, pass } = await twoTabsWithAChat();
    const third = await open();
    first.tab.freeze();
    await save(second, '101', 'Wants a refund');
    await save(third, '101', 'Wants to be called');
    await pass(20_000);
    expect(centre.recorded.get(chat)).toMatchObject({ dispositionId: '101', notes: 'Wants to be called' });
    expect(centre.commands.filter((command) => command.startsWith('saveDisposition'))).toHaveLength(1);
  });

  it('is shown as it was before where nothing came of it', async () => {
    const { second, save, shownIn, pass } = await twoTabsWithAChat();
    await save(second, null, 'No choice yet');
    expect(shownIn(second)?.status).toBe('saving');
    await pass(19_500);
    expect(shownIn(second)?.status).toBe('saving');
    await pass(500);
    expect(shownIn(second)).toMatchObject({ status: 'open', draft: draft(null, 'No choice yet') });
  });

  it('is shown with its refusal as soon as the desk tells of it', () => {
    const pressed = createPressed(fakeClock(), () => undefined);
    const viewOf = (changes: Partial<ReturnType<typeof anInteractionView>>): DeskView => ({
      ...blankView(aSettings()),
      sessions: [aSessionView({ interactions: [anInteractionView({ interactionId: '7001', ...changes })] })]
    });
    const shown = (view: DeskView) => pressed.over(view).sessions[0]?.interactions[0]?.disposition.status;
    const wish: DeskWish = { type: 'agent.wish', interactionId: '7001', wish: { type: 'agent.saveDisposition' } };
    expect(pressed.note(wish)).toBe(true);
    const open = viewOf({});
    expect(shown(open)).toBe('saving');
    const refused = viewOf({ trouble: { at: 'disposition', reason: { key: 'contactGone' } } });
    expect(shown(refused)).toBe('open');
    expect(pressed.over(open)).toBe(open);
  });

  it('waits in the next tab until it is known what its skill asks for', async () => {
    const { first, second, chat, save, shownIn, centre, pass } = await twoTabsWithAChat();
    first.tab.freeze();
    centre.unreadable.add('skills');
    await save(second, '101', 'Wants a refund');
    await pass(30_000);
    expect([second.desk.view().activeIn, centre.recorded.size]).toEqual(['here', 0]);
    centre.unreadable.delete('skills');
    await pass(30_000);
    expect(centre.recorded.get(chat)).toMatchObject({ dispositionId: '101', notes: 'Wants a refund' });
    expect(shownIn(second)?.status).toBe('recorded');
  });
});
