import 'test/builders/english';
import { axe, toHaveNoViolations } from 'jest-axe';
import type { InteractionView, InteractionWish } from 'c/omniInteraction';
import { button, clearPage, mount, press, settle, wishesOf, words } from 'test/builders/screen';
import SoftphoneVoicemail from '../softphoneVoicemail';

expect.extend(toHaveNoViolations);

type VoicemailView = NonNullable<InteractionView['voicemail']>;

const aVoicemail = (differences: Partial<VoicemailView> = {}): VoicemailView => ({
  durationSeconds: 65,
  isPlaying: false,
  position: 12,
  play: { off: null },
  pause: null,
  ...differences
});
const PLAYING = aVoicemail({ isPlaying: true, play: null, pause: { off: null } });

async function open(view: VoicemailView) {
  const voicemail = mount('c-softphone-voicemail', SoftphoneVoicemail, { view });
  const wishes = wishesOf<InteractionWish>(voicemail);
  await settle();
  return { voicemail, wishes };
}

describe('a voicemail', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    clearPage();
    jest.useRealTimers();
  });

  it('plays and pauses by one button', async () => {
    const { voicemail, wishes } = await open(aVoicemail());
    press(voicemail, 'Play');
    voicemail.view = PLAYING;
    await settle();
    press(voicemail, 'Pause');
    expect(button(voicemail, 'Play')).toBeNull();
    expect(wishes).toEqual([{ type: 'agent.play' }, { type: 'agent.pause' }]);
  });

  it('shows the position run while it plays, and never beyond its end', async () => {
    const { voicemail } = await open(PLAYING);
    expect(words(voicemail)).toContain('0:12 of 1:05');
    jest.advanceTimersByTime(3000);
    await settle();
    expect(words(voicemail)).toContain('0:15 of 1:05');
    jest.advanceTimersByTime(100_000);
    await settle();
    expect(words(voicemail)).toContain('1:05 of 1:05');
  });

  it('has nothing to press once it has ended', async () => {
    const { voicemail } = await open(aVoicemail({ play: null }));
    expect(button(voicemail, 'Play')).toBeNull();
  });

  it('is accessible', async () => {
    jest.useRealTimers();
    const { voicemail } = await open(aVoicemail());
    expect(await axe(voicemail)).toHaveNoViolations();
  });
});
