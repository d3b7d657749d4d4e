import { LightningElement, api } from 'lwc';
import type { InteractionView, InteractionWish } from 'c/omniInteraction';
import { duration, fill } from 'c/softphoneLabels';
import { everySecond, serverNow } from 'c/softphoneRuntime';
import { labels } from './labels';

type VoicemailView = NonNullable<InteractionView['voicemail']>;

/**
 * A voicemail, to be listened to on the agent's phone.
 * @fires wish - play or pause; `detail` is an `InteractionWish`
 */
export default class SoftphoneVoicemail extends LightningElement {
  labels = labels;
  now = serverNow();
  current!: VoicemailView;
  #reportedAt = 0;
  #stop?: () => void;

  @api
  get view(): VoicemailView {
    return this.current;
  }
  set view(view: VoicemailView) {
    const isNews = this.current?.position !== view.position || this.current.isPlaying !== view.isPlaying;
    this.current = view;
    if (!isNews) return;
    this.#reportedAt = serverNow();
    this.now = this.#reportedAt;
  }

  override connectedCallback(): void {
    this.#stop = everySecond(() => {
      this.now = serverNow();
    });
  }

  override disconnectedCallback(): void {
    this.#stop?.();
  }

  get position(): number {
    const { isPlaying, position, durationSeconds } = this.current;
    const played = isPlaying ? (this.now - this.#reportedAt) / 1000 : 0;
    return Math.min(position + played, durationSeconds);
  }

  get percent(): number {
    const { durationSeconds } = this.current;
    return durationSeconds ? Math.round((this.position / durationSeconds) * 100) : 0;
  }

  get time(): string {
    return fill(labels.time, {
      position: duration(this.position * 1000),
      duration: duration(this.current.durationSeconds * 1000)
    });
  }

  get control(): { label: string; icon: string; off: unknown } | null {
    const { play, pause } = this.current;
    if (pause) return { label: labels.pause, icon: 'utility:pause', off: pause.off };
    return play ? { label: labels.play, icon: 'utility:play', off: play.off } : null;
  }

  handlePress(): void {
    const detail: InteractionWish = { type: this.current.pause ? 'agent.pause' : 'agent.play' };
    this.dispatchEvent(new CustomEvent<InteractionWish>('wish', { detail }));
  }
}
