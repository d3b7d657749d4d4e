import { aDesk } from 'test/fakes/aDesk';

const NO = { result: 'refused', reason: 'conflict', detail: null } as const;
const REFUSED = { key: 'refusedByContactCentre' };

describe('what the contact centre refuses of the desk', () => {
  async function onACall() {
    const bench = await aDesk();
    const call = bench.centre.arrives('voice');
    await bench.accept(call);
    return { ...bench, call };
  }

  it('is said of a mute, as long as that call is up and until the agent asks again', async () => {
    const { centre, desk, view, settle, call, accept, dispose } = await onACall();
    centre.answers.push(NO);
    desk.wish({ type: 'agent.mute' });
    await settle();
    expect([view().isMuted, view().mute, view().muteTrouble]).toEqual([false, { off: null }, REFUSED]);

    centre.customerLeaves(call);
    await dispose(call);
    expect(view().muteTrouble).toBeNull();
    await accept(centre.arrives('voice'));
    expect(view().muteTrouble).toBeNull();

    desk.wish({ type: 'agent.mute' });
    await settle();
    expect([view().isMuted, view().muteTrouble]).toEqual([true, null]);
  });

  it('keeps mute off while it is not known whether the call is muted', async () => {
    const { centre, desk, view, settle } = await onACall();
    centre.faults.push('lost');
    desk.wish({ type: 'agent.mute' });
    expect(view().mute).toEqual({ off: { key: 'beingSent' } });
    await settle();
    expect([view().isMuted, view().mute]).toEqual([false, { off: { key: 'beingSent' } }]);
  });

  it('is said of the end of a contact that is only announced', async () => {
    const { centre, desk, view, settle } = await aDesk();
    const contactId = centre.arrives('voice', { phase: 'active', unsupported: 'personalConnection' });
    centre.answers.push(NO);
    desk.wish({ type: 'agent.endUnsupported', contactId });
    await settle();
    expect(view().unsupported).toMatchObject([{ contactId, isEnding: false, trouble: REFUSED }]);
    desk.wish({ type: 'agent.endUnsupported', contactId });
    await settle();
    expect(view().unsupported).toEqual([]);
  });

  it('is said of +1 until the next contact comes', async () => {
    const { centre, desk, view, settle } = await aDesk();
    centre.answers.push(NO);
    desk.wish({ type: 'agent.requestContact' });
    await settle();
    expect(view().requestTrouble).toEqual(REFUSED);
    centre.arrives('chat');
    expect(view().requestTrouble).toBeNull();
  });
});
