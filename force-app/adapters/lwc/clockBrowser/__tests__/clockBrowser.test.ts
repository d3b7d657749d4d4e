import { createClockBrowser, type Ticker } from '../clockBrowser';

function bench() {
  const timers: { ring: () => void; ms: number }[] = [];
  let cleared = 0;
  const times = { monotonic: 1_000, wall: 1_700_000_000_000 };
  const ticker: Ticker = {
    monotonic: () => times.monotonic,
    wall: () => times.wall,
    setTimer: (ring, ms) => timers.push({ ring, ms }),
    clearTimer: () => {
      cleared += 1;
    }
  };
  return { clock: createClockBrowser(ticker), times, timers, cleared: () => cleared };
}

describe('the clock of the browser', () => {
  it('tells the wall clock’s time until the contact centre’s time is known', () => {
    const { clock, times } = bench();
    times.monotonic += 250;
    expect(clock.now()).toBe(1_700_000_000_250);
    clock.adjust(1_800_000_000_000);
    times.monotonic += 1_000;
    expect(clock.now()).toBe(1_800_000_001_000);
  });

  it('goes on evenly when somebody sets the computer’s clock', () => {
    const { clock, times } = bench();
    const before = clock.now();
    times.wall += 3_600_000;
    times.monotonic += 10;
    expect(clock.now() - before).toBe(10);
  });

  it('never goes back by the little that two measurements differ, and does go back by more', () => {
    const { clock, times } = bench();
    const before = clock.now();
    clock.adjust(before - 300);
    expect(clock.now()).toBe(before);
    times.monotonic += 500;
    expect(clock.now()).toBe(before + 200);
    clock.adjust(before - 3_600_000);
    expect(clock.now()).toBe(before - 3_600_000);
  });

  it('notices that the computer slept or its clock was set, and nothing else', () => {
    const { clock, times, timers } = bench();
    const hear = jest.fn();
    clock.jumped(hear);
    const pass = (wall: number, monotonic: number): void => {
      times.wall += wall;
      times.monotonic += monotonic;
      timers.at(-1)!.ring();
    };
    pass(5_000, 5_000);
    pass(70_000, 70_000);
    expect(hear).not.toHaveBeenCalled();
    pass(3_600_000, 5_000);
    expect(hear).toHaveBeenCalledTimes(1);
    pass(5_000, 5_000);
    pass(-3_600_000, 5_000);
    expect(hear).toHaveBeenCalledTimes(2);
  });

  it('is not adjusted to a time that is none', () => {
    const { clock } = bench();
    clock.adjust(Number.NaN);
    expect(clock.now()).toBe(1_700_000_000_000);
  });

  it('rings once, and not when it was told otherwise', () => {
    const { clock, timers, cleared } = bench();
    const ring = jest.fn();
    const cancel = clock.after(50, ring);
    expect(timers.map(({ ms }) => ms)).toEqual([50]);
    timers[0]!.ring();
    expect(ring).toHaveBeenCalledTimes(1);
    cancel();
    expect(cleared()).toBe(1);
  });

  it('an alarm in the past rings at once, and one in two months does not ring early', () => {
    const { clock, times, timers } = bench();
    clock.after(-5, jest.fn());
    expect(timers[0]!.ms).toBe(0);
    const ring = jest.fn();
    clock.after(5_000_000_000, ring);
    expect(timers[1]!.ms).toBe(2_000_000_000);
    times.monotonic += 2_000_000_000;
    timers[1]!.ring();
    expect(ring).not.toHaveBeenCalled();
    times.monotonic += 2_000_000_000;
    timers[2]!.ring();
    expect(timers[3]!.ms).toBe(1_000_000_000);
    timers[3]!.ring();
    expect(ring).toHaveBeenCalledTimes(1);
  });

  it('adjusting it moves no alarm', () => {
    const { clock, timers } = bench();
    clock.after(50, jest.fn());
    clock.adjust(0);
    expect(timers).toHaveLength(1);
  });
});
