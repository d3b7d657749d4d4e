import read from '@salesforce/apex/SoftphoneSettings.read';
import { startDesk } from '../startDesk';

jest.mock('@salesforce/apex/SoftphoneSettings.read', () => ({ default: jest.fn() }), { virtual: true });

const asked = jest.mocked(read);
const WITHOUT_CONNECTION = { connection: null };

async function start(): ReturnType<typeof startDesk> {
  const started = startDesk();
  await jest.advanceTimersByTimeAsync(10_000);
  return started;
}

describe('the settings of the org', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    asked.mockReset();
  });
  afterEach(() => jest.useRealTimers());

  it.each([undefined, '<html></html>', null])('are asked for again when the answer is %p', async (broken) => {
    asked.mockResolvedValueOnce(broken).mockRejectedValueOnce(new Error('down')).mockResolvedValue(WITHOUT_CONNECTION);
    expect(await start()).toEqual({ desk: null, hasSettings: true });
    expect(asked).toHaveBeenCalledTimes(3);
  });

  it('could not be read when no attempt brought an answer', async () => {
    asked.mockResolvedValue(undefined);
    expect(await start()).toEqual({ desk: null, hasSettings: false });
    expect(asked).toHaveBeenCalledTimes(4);
  });
});
