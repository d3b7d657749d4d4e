import fc from 'fast-check';
import { axe, toHaveNoViolations } from 'jest-axe';
import { holdDesk } from 'c/softphoneRuntime';
import type { Desk } from 'c/omniDesk';
import { clearPage, mount, settle, words } from 'test/builders/screen';
import SoftphoneTimer from '../softphoneTimer';

expect.extend(toHaveNoViolations);

const SERVER_NOW = 1_000_000_000;
let now = SERVER_NOW;

async function open(properties: { since?: number; until?: number; stoppedAt?: number }) {
  const timer = mount('c-softphone-timer', SoftphoneTimer, properties);
  await settle();
  return timer;
}

async function pass(ms: number) {
  now += ms;
  jest.advanceTimersByTime(ms);
  await settle();
}

describe('a timer', () => {
  it('says nothing where nobody has told when it began', async () => {
    expect(words(await open({ since: 0 }))).toBe('');
  });

  beforeEach(() => {
    jest.useFakeTimers();
    now = SERVER_NOW;
    holdDesk({ now: () => now } as Desk);
  });
  afterEach(() => {
    clearPage();
    holdDesk(null);
    jest.useRealTimers();
  });

  it('counts up in the time of the contact centre, not of the computer', async () => {
    const timer = await open({ since: SERVER_NOW - 65_000 });
    expect(words(timer)).toContain('1:05');
    await pass(2000);
    expect(words(timer)).toContain('1:07');
  });

  it('never counts back while the same thing lasts, whatever becomes of the clock', async () => {
    const timer = await open({ since: SERVER_NOW - 65_000 });
    now -= 3_600_000;
    await pass(1000);
    expect(words(timer)).toContain('1:05');
  });

  it('never shows a negative or falling duration, however server time is put right', async () => {
    const seconds = (timer: HTMLElement): number =>
      words(timer)
        .split(':')
        .reduce((sum, part) => 60 * sum + Number(part), 0);
    const hour = 3_600_000;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: -hour, max: hour }),
        fc.array(fc.integer({ min: -5 * hour, max: 5 * hour }), { maxLength: 12 }),
        async (begun, jumps) => {
          now = SERVER_NOW;
          const up = await open({ since: SERVER_NOW - begun });
          const down = await open({ until: SERVER_NOW + begun });
          let lasted = seconds(up);
          for (const jump of jumps) {
            now += jump;
            await pass(1_000);
            expect(seconds(up)).toBeGreaterThanOrEqual(lasted);
            expect(seconds(down)).toBe(Math.max(0, Math.floor((SERVER_NOW + begun - now) / 1000)));
            lasted = seconds(up);
          }
          clearPage();
        }
      ),
      { numRuns: 40 }
    );
  });

  it('shows hours once there are some', async () => {
    expect(words(await open({ since: SERVER_NOW - 3_725_000 }))).toContain('1:02:05');
  });

  it('counts down and stops at zero', async () => {
    const timer = await open({ until: SERVER_NOW + 3000 });
    await pass(10_000);
    expect(words(timer)).toContain('0:00');
  });

  it('stands still once what it counts is over', async () => {
    const timer = await open({ since: SERVER_NOW - 65_000, stoppedAt: SERVER_NOW - 5000 });
    await pass(10_000);
    expect(words(timer)).toContain('1:00');
  });

  it('leaves nothing running when it goes', async () => {
    await open({ since: SERVER_NOW });
    clearPage();
    expect(jest.getTimerCount()).toBe(0);
  });

  it('is accessible', async () => {
    jest.useRealTimers();
    expect(await axe(await open({ since: SERVER_NOW }))).toHaveNoViolations();
  });
});
