import type { DeskWish } from 'c/omniDesk';
import type { InteractionWish } from 'c/omniInteraction';
import { aBrowser, settle } from './tabsBench';

const on = (interactionId: string, wish: InteractionWish): DeskWish => ({ type: 'agent.wish', interactionId, wish });
const typing = (text: string): InteractionWish => ({
  type: 'agent.draftMessage',
  message: { text, subject: null, isReplying: false }
});

/** A tab that has taken over and is at work, but still reads what has become of another contact. */
async function stillReading() {
  const browser = aBrowser();
  const { centre, wish, open, signIn } = browser;
  const first = await open();
  await signIn(first);
  const [over, chat] = [centre.arrives('chat'), centre.arrives('chat')];
  await settle();
  for (const contactId of [over, chat]) await wish(first, { type: 'agent.accept', contactId });
  const second = await open();
  const read = centre.port.readContact;
  let goOn = (): void => undefined;
  centre.port.readContact = async (contactId) => {
    await new Promise<void>((go) => (goOn = go));
    return read(contactId);
  };
  centre.isHeard(false);
  centre.customerLeaves(over);
  centre.timeRunsOut(over);
  centre.isHeard(true);
  first.tab.close();
  await settle();
  return { ...browser, second, chat, goOn: () => goOn() };
}

describe('what the agent does while the tab that has taken over still reads', () => {
  it.each(['before it has read', 'after that'])('is done, once: looked at %s', async (when) => {
    const { second, chat, wish, goOn, pass, browser } = await stillReading();
    await wish(second, on(chat, { type: 'agent.sendText', text: 'Hello' }));
    if (when === 'after that') goOn();
    await settle();
    expect(second.sent).toEqual(['sendChatText']);
    goOn();
    await pass(10_000);
    expect([second.sent, browser.wishes]).toEqual([['sendChatText'], []]);
  });

  it('never comes back over what was typed since', async () => {
    const { second, chat, wish, goOn, pass, open } = await stillReading();
    await wish(second, on(chat, typing('Dear')));
    goOn();
    await settle();
    await wish(second, on(chat, typing('Dear Ann, it is on its way.')));
    await pass(120_000);
    await wish(await open(), { type: 'agent.select', interactionId: chat });
    const interactions = second.desk.view().sessions.flatMap((session) => session.interactions);
    expect(interactions.find(({ interactionId }) => interactionId === chat)?.message.text).toBe(
      'Dear Ann, it is on its way.'
    );
  });
});
