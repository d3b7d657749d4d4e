import { RingTone } from '../ringTone';

const globals = globalThis as { AudioContext?: unknown };

/** A page that lets nothing sound until it was touched, and the moments of its tones. */
function aPage() {
  const page = { isTouched: false, tones: [] as number[], tell: () => undefined as unknown };
  globals.AudioContext = class extends EventTarget {
    state = 'suspended';
    currentTime = 0;
    destination = {};
    #resumed: (() => void)[] = [];

    constructor() {
      super();
      page.tell = () => this.dispatchEvent(new CustomEvent('statechange'));
    }

    resume(): Promise<void> {
      const resumed = new Promise<void>((done) => this.#resumed.push(done));
      if (page.isTouched) {
        this.state = 'running';
        page.tell();
        this.#resumed.forEach((done) => done());
      }
      return resumed;
    }

    async close(): Promise<void> {
      this.state = 'closed';
    }

    createOscillator() {
      const start = () => page.tones.push(Date.now());
      return { frequency: {}, connect: (node: unknown) => node, start, stop: () => undefined };
    }

    createGain() {
      const gain = { setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined };
      return { gain, connect: (node: unknown) => node };
    }
  };
  return page;
}

describe('the ring tone', () => {
  beforeEach(() => jest.useFakeTimers({ now: 0 }));
  afterEach(() => {
    delete globals.AudioContext;
    jest.useRealTimers();
  });

  it('rings for an agent who clicked anywhere in the console', async () => {
    const page = aPage();
    const tone = new RingTone(() => undefined);
    tone.unlock();
    page.isTouched = true;
    tone.ring('other');
    await jest.advanceTimersByTimeAsync(8_000);
    expect(page.tones).toEqual([0, 0, 7_000, 7_000]);
  });

  it('begins once where the browser tells late that it lets it sound', () => {
    const page = aPage();
    page.isTouched = true;
    const tone = new RingTone(() => undefined);
    tone.unlock();
    tone.ring('other');
    page.tell();
    expect(page.tones).toEqual([0, 0]);
  });

  it('rings soon for an agent who clicks in the console while it should ring', async () => {
    const page = aPage();
    const tone = new RingTone(() => undefined);
    tone.ring('other');
    await jest.advanceTimersByTimeAsync(10_000);
    expect(page.tones).toEqual([]);
    page.isTouched = true;
    await jest.advanceTimersByTimeAsync(12_000);
    expect(page.tones).toEqual([14_000, 14_000, 21_000, 21_000]);
  });

  it('rings again after the softphone was taken out of the page and put back', async () => {
    const page = aPage();
    page.isTouched = true;
    const tone = new RingTone(() => undefined);
    tone.ring('other');
    tone.stop();
    await jest.advanceTimersByTimeAsync(20_000);
    expect(page.tones).toEqual([0, 0]);
    tone.ring('other');
    expect(page.tones).toEqual([0, 0, 20_000, 20_000]);
  });

  it('stays silent where it was told to stop before the browser let it sound', async () => {
    const page = aPage();
    const tone = new RingTone(() => undefined);
    tone.ring('call');
    tone.ring(null);
    page.isTouched = true;
    tone.unlock();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(page.tones).toEqual([]);
  });
});
