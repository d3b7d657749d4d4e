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

  constructor(onBlocked: (isBlocked: boolean) => void) {
    this.#onBlocked = onBlocked;
  }

  /** Tries to be allowed to sound; from a click or a key press it succeeds. */
  unlock(): void {
    const Context = globalThis.AudioContext;
    if (!Context) return;
    if (!this.#context) {
      this.#context = new Context();
      this.#context.addEventListener('statechange', () => this.tell());
    }
    if (this.#context.state === 'running') return;
    this.#context.resume().then(
      () => this.tell(),
      () => this.tell()
    );
    // eslint-disable-next-line @lwc/lwc/no-async-operation
    setTimeout(() => this.tell(), PATIENCE_MS);
  }

  /** Rings until it is told otherwise. */
  ring(melody: Melody | null): void {
    if (melody === this.#melody) return;
    this.#melody = melody;
    clearInterval(this.#interval);
    if (!melody) return;
    const { notes, everyMs } = melody === 'call' ? CALL : OTHER;
    this.play(notes);
    // eslint-disable-next-line @lwc/lwc/no-async-operation
    this.#interval = setInterval(() => this.play(notes), everyMs);
  }

  stop(): void {
    this.ring(null);
    void this.#context?.close();
    this.#context = null;
  }

  private tell(): void {
    this.#onBlocked(this.#context !== null && this.#context.state === 'suspended');
  }

  private play(notes: number[]): void {
    const context = this.#context;
    if (!context || context.state !== 'running') return;
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
