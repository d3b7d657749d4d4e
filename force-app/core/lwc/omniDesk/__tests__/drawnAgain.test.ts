import { aDesk } from 'test/fakes/aDesk';

async function twoChats() {
  const world = await aDesk();
  const [first, second] = [world.centre.arrives('chat'), world.centre.arrives('chat', { customerName: 'Bo Marsh' })];
  await world.accept(first);
  await world.accept(second);
  return { ...world, first, second };
}

describe('what is drawn again', () => {
  it('draws only the session in which the customer wrote', async () => {
    const { view, centre, first, settle } = await twoChats();
    const before = view().sessions;
    centre.customerWrites(first, 'Are you there?');
    await settle();
    expect(view().sessions[0]).not.toBe(before[0]);
    expect(view().sessions[1]).toBe(before[1]);
  });

  it('draws every session whose plus sign a new call turns off', async () => {
    const { view, centre, accept } = await twoChats();
    const voiceTargets = () =>
      view()
        .sessions.flatMap((session) => session.interactions)
        .filter(({ channel }) => channel === 'chat')
        .map(({ targets }) => targets.find(({ target }) => target === 'voice')?.off ?? null);
    expect(voiceTargets()).toEqual([null, null]);
    await accept(centre.arrives('voice', { customerName: 'Cy Dean' }));
    expect(voiceTargets()).toEqual([{ key: 'callUp' }, { key: 'callUp' }]);
  });

  it('draws a session again when an elevation of it fails', async () => {
    const { view, centre, first, elevate, settle } = await twoChats();
    centre.whenDialed('+14155550111', 'busy');
    const before = view().sessions;
    await elevate(first, 'voice', '+1 415 555 0111');
    await settle();
    expect(view().sessions[0]!.attempts).toHaveLength(1);
    expect(view().sessions[1]!.interactions).toEqual(before[1]!.interactions);
  });
});
