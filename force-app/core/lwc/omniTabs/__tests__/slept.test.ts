import type { DeskWish } from 'c/omniDesk';
import { aChatInTwoTabs, HERE, settle, shown } from './tabsBench';

const DRAFT = { dispositionId: null, secondaryDispositionId: null, notes: 'Paid', amount: '', callBackAt: '' };

async function aChat() {
  const all = await aChatInTwoTabs();
  const about = (wish: Extract<DeskWish, { type: 'agent.wish' }>['wish']): DeskWish => {
    return { type: 'agent.wish', interactionId: all.contactId, wish };
  };
  return { ...all, about };
}

describe('in a tab that slept', () => {
  it('what is typed and pressed before it knows that it was replaced is done by the tab that replaced it, once', async () => {
    const { first, second, about, pass, centre } = await aChat();
    first.tab.freeze();
    await pass(15_000);
    expect(shown(second)).toEqual({ ...HERE, interactions: ['active'] });
    // The browser hands out what was pressed meanwhile before anything else is heard.
    first.desk.wish(about({ type: 'agent.draft', draft: DRAFT }));
    first.desk.wish(about({ type: 'agent.sendText', text: 'One moment' }));
    first.tab.thaw();
    await settle();
    for (const { desk } of [first, second]) {
      const [chat] = desk.view().sessions.flatMap(({ interactions }) => interactions);
      expect(chat?.disposition.draft.notes).toBe('Paid');
      expect(chat?.chat?.lines.map(({ text }) => text)).toEqual(['One moment']);
    }
    expect([first.sent, second.sent]).toEqual([['accept'], ['sendChatText']]);
    expect(centre.commands.filter((one) => one.startsWith('sendChatText'))).toHaveLength(1);
  });

  it('what is typed and pressed is done there, once, where nobody has replaced it', async () => {
    const { first, second, about, browser } = await aChat();
    [first, second].forEach(({ tab }) => tab.freeze());
    browser.time.pass(60_000);
    first.desk.wish(about({ type: 'agent.draft', draft: DRAFT }));
    first.desk.wish(about({ type: 'agent.sendText', text: 'One moment' }));
    [first, second].forEach(({ tab }) => tab.thaw());
    await settle();
    const [chat] = first.desk.view().sessions.flatMap(({ interactions }) => interactions);
    expect(chat?.disposition.draft.notes).toBe('Paid');
    expect(first.sent).toEqual(['accept', 'sendChatText']);
    expect(browser.wishes).toEqual([]);
  });

  it('what is pressed is done there also where the browser keeps nothing', async () => {
    const { first, about, browser } = await aChat();
    browser.breakStore();
    first.tab.freeze();
    browser.time.pass(3_500);
    browser.time.pass(3_500);
    first.desk.wish(about({ type: 'agent.sendText', text: 'One moment' }));
    first.tab.thaw();
    await settle();
    expect(first.sent).toEqual(['accept', 'sendChatText']);
  });
});
