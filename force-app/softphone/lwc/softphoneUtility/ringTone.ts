const CALL = { notes: [523, 659, 523, 659], everyMs: 3500 };
const OTHER = { notes: [659, 880], everyMs: 7000 };
const NOTE_SECONDS = 0.22;
const LOUDNESS = 0.12;
const PATIENCE_MS = 400;

export type Melody = 'call' | 'other';

/** The softphone's own ring tone, made by the browser. Browsers refuse sound until the page was touched. */
export class RingTone {
  #context: AudioContext | null = null;
  #onBlocked: (isBlocked: boolean) => void;
  #interval: ReturnType<typeof setInterval> | undefined;
  #melody: Melody | null = null;
  #isHeldBack = false;

  constructor(onBlocked: (isBlocked: boolean) => void) {
    this.#onBlocked = onBlocked;
  }

  /** Tries to be allowed to sound; from a click or a key press it succeeds. */
  unlock(): void {
    const Context = globalThis.AudioContext;
    if (!Context) return;
    const context = this.#context ?? new Context();
    if (!this.#context) {
      this.#context = context;
      context.addEventListener('statechange', () => {
        this.tell();
        if (context.state === 'running' && this.#isHeldBack) this.begin();
      });
    }
    if (context.state === 'running') return;
    context.resume().then(
      () => this.tell(),
      () => this.tell()
    );
    // eslint-disable-next-line @lwc/lwc/no-async-operation
    setTimeout(() => this.tell(), PATIENCE_MS);
  }

  /** Rings until it is told otherwise, or as soon as the browser allows it. */
  ring(melody: Melody | null): void {
    if (melody === this.#melody) return;
    this.#melody = melody;
    this.begin();
  }

  stop(): void {
    this.ring(null);
    void this.#context?.close();
    this.#context = null;
  }

  private tell(): void {
    this.#onBlocked(this.#context !== null && this.#context.state === 'suspended');
  }

  private begin(): void {
    clearInterval(this.#interval);
    this.#isHeldBack = false;
    if (!this.#melody) return;
    const { notes, everyMs } = this.#melody === 'call' ? CALL : OTHER;
    // eslint-disable-next-line @lwc/lwc/no-async-operation
    this.#interval = setInterval(() => this.play(notes), everyMs);
    this.play(notes);
  }

  private play(notes: number[]): void {
    const context = this.#context;
    if (!context || context.state !== 'running') {
      this.#isHeldBack = true;
      this.unlock();
      return;
    }
    notes.forEach((frequency, index) => {
      const from = context.currentTime + index * NOTE_SECONDS;
      const tone = context.createOscillator();
      const volume = context.createGain();
      tone.frequency.value = frequency;
      volume.gain.setValueAtTime(0, from);
      volume.gain.linearRampToValueAtTime(LOUDNESS, from + 0.02);
      volume.gain.linearRampToValueAtTime(0, from + NOTE_SECONDS);
      tone.connect(volume).connect(context.destination);
      tone.start(from);
      tone.stop(from + NOTE_SECONDS);
    });
  }
}
