import { blankView, type DeskView } from 'c/omniDesk';
import { fakeClock } from 'test/fakes/fakeClock';
import { aSettings } from 'test/fakes/fakeSettings';
import { createMirror } from '../mirror';
import { readEnvelope, VERSION, writeEnvelope, type Word } from '../words';

const EPOCH = 5;

function aMirror(owner: string | null = null) {
  const clock = fakeClock();
  const adjusted: number[] = [];
  const said: Word[] = [];
  const views: DeskView[] = [];
  const stored: string[] = [];
  let hearText: (text: string) => void = () => undefined;
  const mirror = createMirror(
    {
      clock: { ...clock, adjust: (serverNow) => void adjusted.push(serverNow) },
      channel: {
        post: (text) => void said.push((readEnvelope(text) as { word: Word }).word),
        listen(hear) {
          hearText = hear;
          return () => undefined;
        }
      },
      wishes: {
        async put(whose) {
          stored.push(whose);
          return 'done';
        }
      },
      newId: () => 'w1'
    },
    { view: blankView(aSettings()), epoch: EPOCH, owner },
    { view: (view) => void views.push(view), frozen: () => true }
  );
  const news = { n: 0, now: clock.now(), owner: null, isShown: true };
  return {
    clock,
    adjusted,
    stored,
    said,
    views,
    mirror,
    tells: (n: number, changes: Partial<DeskView>, isWhole = false) =>
      hearText(writeEnvelope({ epoch: EPOCH, word: { kind: 'view', isWhole, changes, ...news, n } })),
    hears: (word: Word, epoch = EPOCH) => hearText(writeEnvelope({ epoch, word })),
    news,
    beats: (now: number) => hearText(writeEnvelope({ epoch: EPOCH, word: { kind: 'beat', ...news, n: -1, now } }))
  };
}

describe('a tab that shows what another one does', () => {
  it('takes over the time of the tab that speaks where its own is off by a second or more', () => {
    const { clock, adjusted, beats } = aMirror();
    const now = clock.now();
    for (const off of [0, 999, -999, 1_000, -60_000]) beats(now + off);
    expect(adjusted).toEqual([now + 1_000, now - 60_000]);
  });

  it('keeps what is wished for the agent whose work is still on the screen, while nobody is signed in at the next one', async () => {
    const { hears, news, stored, mirror } = aMirror();
    const view = blankView(aSettings());
    hears({ kind: 'view', isWhole: true, changes: view, ...news, owner: 'ann' });
    hears({ kind: 'beat', ...news }, EPOCH + 1);
    void mirror.wish({ type: 'agent.mute' });
    await Promise.resolve();
    hears({ kind: 'view', isWhole: true, changes: view, ...news }, EPOCH + 1);
    void mirror.wish({ type: 'agent.mute' });
    await Promise.resolve();
    expect(stored).toEqual(['ann']);
  });

  it('keeps for the agent of the tab what is wished before anything is heard from the tab that replaced it', async () => {
    const { stored, mirror } = aMirror('ann');
    void mirror.wish({ type: 'agent.mute' });
    await Promise.resolve();
    expect(stored).toEqual(['ann']);
  });

  it('shows each change once, and asks for all where one is missing', () => {
    const { tells, mirror, views, said } = aMirror();
    tells(1, blankView(aSettings()), true);
    tells(2, { isMuted: true });
    said.length = 0;
    views.length = 0;
    tells(2, { isMuted: false });
    tells(1, { isMuted: false });
    expect([mirror.shown().isMuted, said, views]).toEqual([true, [], []]);
    tells(4, { isMuted: false });
    expect([mirror.shown().isMuted, said]).toEqual([true, [{ kind: 'hello' }]]);
    tells(3, { isMuted: false });
    expect(mirror.shown().isMuted).toBe(false);
  });
});

describe('a word on the channel', () => {
  it.each<unknown>([
    { kind: 'beat' },
    { kind: 'beat', n: '1', now: 1, owner: null, isShown: true },
    { kind: 'view', n: 1, now: 1, owner: null, isShown: true, isWhole: true },
    { kind: 'wish', wish: {} },
    { kind: 'toString' },
    'hello',
    null
  ])('that nobody says is not heard: %j', (word) => {
    expect(readEnvelope(JSON.stringify({ v: 1, epoch: 1, word }))).toBeNull();
  });
});

describe('tabs that were loaded before and after an update', () => {
  it('understand each other only while all views have these parts: a change of this list wants a new VERSION', () => {
    expect([VERSION, Object.keys(blankView(aSettings())).sort()]).toEqual([
      1,
      [
        'activeIn',
        'agent',
        'attempts',
        'beingRead',
        'call',
        'connection',
        'diagnostics',
        'endedElsewhere',
        'findings',
        'form',
        'isMuted',
        'isStoreBroken',
        'leg',
        'log',
        'mute',
        'muteTrouble',
        'newCall',
        'numbers',
        'offers',
        'openWork',
        'phase',
        'recentlyClosed',
        'requestContact',
        'requestTrouble',
        'savesWaiting',
        'sessions',
        'signIn',
        'skills',
        'unsupported',
        'waiting',
        'waitingLogs'
      ]
    ]);
  });
});
