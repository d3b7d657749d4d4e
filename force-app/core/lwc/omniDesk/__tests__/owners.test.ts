import { aDesk } from 'test/fakes/aDesk';

it('never sends what one agent decided with the sign-in of the next', async () => {
  const { centre, desk, accept, wish, settle, clock } = await aDesk();
  const chat = centre.arrives('chat');
  await accept(chat);
  const draft = { dispositionId: '101', secondaryDispositionId: null, notes: '', amount: '', callBackAt: '' };
  await wish(chat, { type: 'agent.draft', draft });
  centre.answers.push({ result: 'unknown' });
  await wish(chat, { type: 'agent.saveDisposition' });
  desk.wish({ type: 'agent.signOut' });
  await settle();
  const before = centre.commands.length;

  centre.signsIn({ agentId: '30002', name: 'Ben Okoye' });
  desk.wish({ type: 'agent.signIn', station: '' });
  await settle();
  clock.pass(60_000);
  await settle();
  expect(centre.commands.slice(before)).toEqual([]);
});
