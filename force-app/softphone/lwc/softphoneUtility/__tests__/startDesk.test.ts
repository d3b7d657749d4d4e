import read from '@salesforce/apex/SoftphoneSettings.read';
import { startDesk } from '../startDesk';

jest.mock('@salesforce/apex/SoftphoneSettings.read', () => ({ default: jest.fn() }), { virtual: true });

const asked = jest.mocked(read);
const WITHOUT_CONNECTION = { connection: null };

const unreadable = jest.fn();

describe('the settings of the org', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    asked.mockReset();
    unreadable.mockReset();
  });
  afterEach(() => jest.useRealTimers());

  it.each([undefined, '<html></html>', null])('are asked for again when the answer is %p', async (broken) => {
    asked.mockResolvedValueOnce(broken).mockRejectedValueOnce(new Error('down')).mockResolvedValue(WITHOUT_CONNECTION);
    const started = startDesk(unreadable);
    await jest.advanceTimersByTimeAsync(2_500);
    expect(await started).toBeNull();
    expect(asked).toHaveBeenCalledTimes(3);
    expect(unreadable).not.toHaveBeenCalled();
  });

  it('are asked for until they can be read, which is said after some seconds', async () => {
    asked.mockResolvedValue(undefined);
    const started = startDesk(unreadable);
    await jest.advanceTimersByTimeAsync(7_500);
    expect([asked.mock.calls.length, unreadable.mock.calls.length]).toEqual([4, 1]);
    await jest.advanceTimersByTimeAsync(60_000);
    expect([asked.mock.calls.length, unreadable.mock.calls.length]).toEqual([10, 1]);
    asked.mockResolvedValue(WITHOUT_CONNECTION);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(await started).toBeNull();
  });
});
