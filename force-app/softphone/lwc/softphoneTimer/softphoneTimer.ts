import { LightningElement, api } from 'lwc';
import { duration } from 'c/softphoneLabels';
import { everySecond, serverNow } from 'c/softphoneRuntime';

/** How long something lasts, or how long it may still last, counted in server time. */
export default class SoftphoneTimer extends LightningElement {
  /** Epoch milliseconds to count up from. */
  @api since: number | null = null;
  /** Epoch milliseconds to count down to; wins over `since`. */
  @api until: number | null = null;
  /** Epoch milliseconds at which counting up stopped. */
  @api stoppedAt: number | null = null;
  /** What is counted, for assistive technology and as a tooltip. */
  @api label = '';

  now = serverNow();
  #stop?: () => void;
  #longest = { since: 0, ms: 0 };

  override connectedCallback(): void {
    this.now = serverNow();
    this.#stop = everySecond(() => {
      this.now = serverNow();
    });
  }

  override disconnectedCallback(): void {
    this.#stop?.();
  }

  get text(): string {
    if (this.until !== null) return duration(this.until - this.now);
    // Zero: nobody has told when it began.
    if (!this.since) return '';
    return duration(this.stoppedAt === null ? this.lastingSince(this.since) : this.stoppedAt - this.since);
  }

  /** Server time may be put right backwards: what lasts has then lasted no shorter. */
  private lastingSince(since: number): number {
    const known = this.#longest.since === since ? this.#longest.ms : 0;
    this.#longest = { since, ms: Math.max(known, this.now - since) };
    return this.#longest.ms;
  }
}
