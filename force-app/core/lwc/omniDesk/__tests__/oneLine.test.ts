import { aDesk } from 'test/fakes/aDesk';

const NUMBER = '+14155550123';

describe('one line for calls and voicemails', () => {
  it('plays no voicemail while a call has the line', async () => {
    const { centre, accept, elevate, wish, interaction, settle, interactions } = await aDesk();
    const voicemail = centre.arrives('voicemail', { voicemail: { durationSeconds: 40 } });
    await accept(voicemail);
    await elevate(voicemail, 'voice', NUMBER);
    const call = interactions().find((one) => one.channel === 'voice')!;
    centre.answersCall(call.interactionId);
    await settle();
    expect(interaction(voicemail)?.voicemail?.play).toEqual({ off: { key: 'callUp' } });
    await wish(voicemail, { type: 'agent.play' });
    expect(centre.commands).not.toContain(`playVoicemail ${voicemail}`);

    centre.customerLeaves(call.interactionId);
    await settle();
    expect(interaction(voicemail)?.voicemail?.play).toEqual({ off: null });
  });

  it('says that it is a voicemail that has the line, not a call', async () => {
    const { centre, accept, view } = await aDesk();
    await accept(centre.arrives('voicemail', { voicemail: { durationSeconds: 40 } }));
    expect(view().newCall).toEqual({ off: { key: 'voicemailUp' } });
  });

  it('begins the day without a word about a sign-in that nobody has made yet', async () => {
    const { centre, desk, settle } = await aDesk();
    desk.wish({ type: 'agent.signOut' });
    await settle();
    expect(desk.view().signIn.trouble).toBeNull();
    centre.tell({ type: 'signIn.failed', trouble: 'interactionRequired' });
    expect(desk.view().signIn.trouble).toBeNull();
  });
});
