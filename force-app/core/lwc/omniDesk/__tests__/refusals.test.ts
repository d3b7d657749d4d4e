import { aDesk } from 'test/fakes/aDesk';
import { aSettings } from 'test/fakes/fakeSettings';
import { aReport, anIntent } from 'test/model/things';
import { contextFrom, type DeskContext } from '../deskContext';
import type { Enqueue } from '../enqueue';
import { afterIntent } from '../intents';

const NO = { result: 'refused', reason: 'conflict', detail: null } as const;
const REFUSED = { key: 'refusedByContactCentre' };

describe('what the contact centre says it does not know', () => {
  const GONE = { result: 'refused', reason: 'gone', detail: null } as const;

  it('is a mere refusal once the picture shows that call again, until the agent asks again', async () => {
    const { centre, accept, wish, interaction, settle } = await aDesk();
    const call = centre.arrives('voice');
    await accept(call);
    centre.answers.push(GONE);
    await wish(call, { type: 'agent.hold' });
    expect(interaction(call)).toMatchObject({ status: 'active', trouble: { at: 'contact', reason: REFUSED } });
    await wish(call, { type: 'agent.hold' });
    await settle();
    expect(interaction(call)).toMatchObject({ status: 'held', trouble: null });
  });

  it('is a mere refusal once the picture shows that offer again, until the agent asks again', async () => {
    const { centre, accept, view } = await aDesk();
    const chat = centre.arrives('chat');
    centre.answers.push(GONE);
    await accept(chat);
    expect(view().offers).toMatchObject([{ contactId: chat, pending: null, trouble: REFUSED }]);
    await accept(chat);
    expect([view().offers, view().sessions.length]).toEqual([[], 1]);
  });

  it.each([
    ['accept', 'accept', null],
    ['accept', null, null],
    ['accept', 'reject', 'reject']
  ] as const)('is, of an %s, an answer to what is waited for, here %s, and to nothing else', (verb, pending, left) => {
    const report = aReport({ phase: 'offered' });
    const context = { ...contextFrom(aSettings()), offers: { '7001': { report, since: 1, pending, trouble: null } } };
    let { offers }: Pick<DeskContext, 'offers'> = context;
    const assign = (changes: Partial<DeskContext>) => (offers = changes.offers ?? offers);
    const enqueue = Object.assign(() => undefined, { assign, stopChild: assign, sendTo: assign });
    afterIntent(context, anIntent({ verb, contactId: '7001' }, 'refused'), enqueue as unknown as Enqueue);
    expect(offers['7001']?.pending).toBe(left);
  });

  it('stays said where the picture does not show it either', async () => {
    const { centre, accept, wish, interaction } = await aDesk();
    const call = centre.arrives('voice');
    await accept(call);
    centre.isHeard(false);
    centre.customerLeaves(call);
    centre.timeRunsOut(call);
    centre.isHeard(true);
    centre.answers.push(GONE);
    await wish(call, { type: 'agent.hold' });
    expect(interaction(call)).toMatchObject({ status: 'ended', trouble: { reason: { key: 'contactGone' } } });
  });
});

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

  it('is not said of +1 whose answer was lost where the contact has come', async () => {
    const { centre, desk, view, settle } = await aDesk();
    centre.faults.push('lost');
    desk.wish({ type: 'agent.requestContact' });
    centre.arrives('chat');
    await settle();
    expect([view().requestTrouble, view().offers.length]).toEqual([null, 1]);
  });
});
