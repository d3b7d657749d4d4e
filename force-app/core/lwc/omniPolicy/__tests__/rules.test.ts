import {
  dispositionOf,
  effectiveLimits,
  elevationTargets,
  isDispositionRequired,
  offersBeyond,
  outboundSkills,
  whyNotElevate,
  whyNotNewCall,
  whyNotNewSession,
  whyNotOneMore,
  whyNotSave,
  whyNotSkill,
  type DeskCase,
  type ElevationCase,
  type Workload
} from 'c/omniPolicy';
import type { CentreLimits, Channel, TargetChannel } from 'c/omniPorts';
import { SKILLS } from 'test/fakes/fakeContactCentre';
import { aSettings } from 'test/fakes/fakeSettings';
import { aDraft, someRules } from 'test/model/things';

const IDLE: Workload = { voice: 0, voicemail: 0, chat: 0, email: 0, workItem: 0, sessions: 0 };
const CENTRE: CentreLimits = {
  voice: null,
  chat: null,
  email: null,
  workItem: null,
  sessions: null,
  requestContact: false
};
const CHANNELS: Channel[] = ['voice', 'chat', 'email', 'workItem', 'voicemail'];
const TARGETS: TargetChannel[] = ['voice', 'email'];
const SHIPPED = new Set([
  'voice>email',
  'chat>voice',
  'chat>email',
  'workItem>voice',
  'workItem>email',
  'email>voice',
  'voicemail>voice'
]);

function aDeskCase(changes: Partial<Omit<DeskCase, 'load'>> & { load?: Partial<Workload> } = {}): DeskCase {
  const settings = changes.settings ?? aSettings();
  return {
    isWorking: true,
    settings,
    limits: effectiveLimits(settings, null),
    skills: SKILLS,
    ...changes,
    load: { ...IDLE, ...changes.load }
  };
}

const why = (from: Channel, to: TargetChannel, changes: Partial<ElevationCase>, desk: DeskCase): string | null =>
  whyNotElevate(to, { from, standing: 'live', isInFlight: false, ...changes }, desk)?.key ?? null;

const CELLS = CHANNELS.flatMap((from) => TARGETS.map((to) => ({ from, to })));

it('nothing is begun while the agent is not at work, whatever else would forbid it', () => {
  const desk = aDeskCase({ isWorking: false, skills: null, load: { voice: 1 } });
  expect(why('chat', 'voice', { isInFlight: true }, desk)).toBe('offline');
  expect(why('chat', 'email', {}, desk)).toBe('offline');
  expect(whyNotNewCall(desk)).toEqual({ key: 'offline' });
});

describe('elevating', () => {
  it.each(CELLS)(
    'from $from to $to is possible as the matrix is shipped, while live and after the end',
    ({ from, to }) => {
      const off = SHIPPED.has(`${from}>${to}`) ? null : 'cellOff';
      expect(why(from, to, { standing: 'live' }, aDeskCase())).toBe(off);
      expect(why(from, to, { standing: 'ended' }, aDeskCase())).toBe(off);
      expect(why(from, to, { standing: 'notYet' }, aDeskCase())).toBe(off ?? 'notConnected');
      expect(why(from, to, { standing: 'settled' }, aDeskCase())).toBe(off ?? 'alreadySettled');
    }
  );

  it.each(CELLS)('from $from to $to is absent when the switch or the cell is off', ({ from, to }) => {
    const elevation: ElevationCase = { from, standing: 'live', isInFlight: false };
    const switchedOff = aDeskCase({ settings: aSettings({ elevation: false }) });
    expect(why(from, to, {}, switchedOff)).toBe('elevationOff');
    expect(elevationTargets(elevation, switchedOff)).toEqual([]);
    expect(elevationTargets(elevation, aDeskCase({ settings: aSettings({ matrix: [] }) }))).toEqual([]);
    const alone = aDeskCase({ settings: aSettings({ matrix: [{ from, to }] }) });
    expect(elevationTargets(elevation, alone)).toEqual([{ target: to, off: null }]);
  });

  it('shows a target that cannot be had now, with the reason', () => {
    const chat: ElevationCase = { from: 'chat', standing: 'live', isInFlight: false };
    const off = (desk: DeskCase, elevation = chat) =>
      elevationTargets(elevation, desk).map((one) => one.off?.key ?? null);
    expect(off(aDeskCase())).toEqual([null, null]);
    expect(off(aDeskCase({ skills: [] }))).toEqual(['noPhoneSkill', 'noEmailSkill']);
    expect(off(aDeskCase({ skills: null }))).toEqual(['skillsUnread', 'skillsUnread']);
    expect(off(aDeskCase({ skills: SKILLS.filter((skill) => !skill.isOutbound) }))).toEqual([
      'noPhoneSkill',
      'noEmailSkill'
    ]);
    expect(off(aDeskCase({ load: { voice: 1 } }))).toEqual(['callUp', null]);
    expect(off(aDeskCase({ load: { email: 25 } }))).toEqual([null, 'limitEmail']);
    expect(off(aDeskCase(), { ...chat, isInFlight: true })).toEqual(['elevationInFlight', 'elevationInFlight']);
  });

  it('of a voicemail to a call uses the voicemail’s own place on the line, another’s does not', () => {
    const desk = aDeskCase({ load: { voicemail: 1 } });
    expect(why('voicemail', 'voice', { standing: 'live' }, desk)).toBeNull();
    expect(why('chat', 'voice', { standing: 'live' }, desk)).toBe('voicemailUp');
    expect(why('voicemail', 'voice', {}, aDeskCase({ load: { voicemail: 1, voice: 1 } }))).toBe('callUp');
    expect(why('voicemail', 'voice', { standing: 'ended' }, desk)).toBe('voicemailUp');
  });

  it('works with several contacts switched off, and needs no room for another session', () => {
    const settings = aSettings({ multiContact: false });
    const desk = aDeskCase({ settings, load: { chat: 1, sessions: 1 } });
    expect(why('chat', 'voice', {}, desk)).toBeNull();
    expect(whyNotNewCall(desk)).toEqual({ key: 'limitSessions', about: { limit: 1 } });
  });
});

describe('outbound skills', () => {
  it('are those of the target’s own channel that may call or write out', () => {
    const ids = (target: TargetChannel): string[] => outboundSkills(target, SKILLS).map(({ skillId }) => skillId);
    expect([ids('voice'), ids('email')]).toEqual([['phoneOut'], ['emailOut']]);
  });

  it('are needed for a call of its own', () => {
    expect(whyNotNewCall(aDeskCase())).toBeNull();
    expect(whyNotNewCall(aDeskCase({ skills: outboundSkills('email', SKILLS) }))).toEqual({ key: 'noPhoneSkill' });
    expect(whyNotNewCall(aDeskCase({ skills: null }))).toEqual({ key: 'skillsUnread' });
    expect(whyNotNewCall(aDeskCase({ load: { voice: 1 } }))).toEqual({ key: 'callUp' });
  });

  it.each([
    ['phoneOut', null],
    ['emailOut', 'skillUnknown'],
    ['voice', 'skillUnknown'],
    ['', 'skillMissing']
  ])('are looked at once more when one is chosen for a call: %p, %p', (skillId, key) => {
    const another = { ...SKILLS.find((skill) => skill.skillId === 'phoneOut')!, skillId: 'another' };
    expect(whyNotSkill('voice', skillId, [another, ...SKILLS])?.key ?? null).toBe(key);
  });

  it('are none of which one could be chosen while they are not read', () => {
    expect(whyNotSkill('voice', 'phoneOut', null)).toEqual({ key: 'skillUnknown' });
  });
});

describe('limits', () => {
  it.each([
    ['the rule', {}, {}, { voice: 1, chat: 12, email: 25, workItem: 25, sessions: null }],
    ['the setting', { chat: 3, sessions: 4 }, {}, { voice: 1, chat: 3, email: 25, workItem: 25, sessions: 4 }],
    [
      'the contact centre',
      { chat: 3 },
      { chat: 2, voice: 0 },
      { voice: 0, chat: 2, email: 25, workItem: 25, sessions: null }
    ],
    [
      'the rule again',
      { chat: 99 },
      { chat: 99, voice: 9 },
      { voice: 1, chat: 12, email: 25, workItem: 25, sessions: null }
    ]
  ])('are the smallest of all: %s', (_whose, set, centre, limits) => {
    const settings = aSettings({ limits: { ...aSettings().limits, ...set } });
    expect(effectiveLimits(settings, { ...CENTRE, ...centre })).toEqual(limits);
  });

  it('are one session with several contacts switched off', () => {
    const settings = aSettings({ multiContact: false, limits: { ...aSettings().limits, sessions: 9 } });
    expect(effectiveLimits(settings, { ...CENTRE, sessions: 5 }).sessions).toBe(1);
  });

  it('of sessions are the contact centre’s where it has the smaller one', () => {
    const settings = aSettings({ limits: { ...aSettings().limits, sessions: 9 } });
    expect(effectiveLimits(settings, { ...CENTRE, sessions: 5 }).sessions).toBe(5);
  });

  it.each([
    ['voice', { voice: 1 }, 'limitVoice'],
    ['voicemail', { voicemail: 1 }, 'limitVoice'],
    ['chat', { chat: 1 }, 'limitChat']
  ] as const)('of none at all for %s are told as that, whatever goes on', (channel, load, key) => {
    const limits = { ...effectiveLimits(aSettings(), null), voice: 0, chat: 0 };
    expect(whyNotOneMore(channel, limits, { ...IDLE, ...load })).toEqual({ key, about: { limit: 0 } });
    expect(whyNotOneMore(channel, limits, IDLE)).toEqual({ key, about: { limit: 0 } });
  });

  it('are exceeded by the contact centre where it offers more, and nowhere else', () => {
    const settings = aSettings({ limits: { ...aSettings().limits, chat: 3, email: 4, sessions: 5 } });
    const more = { ...CENTRE, voice: 2, chat: 4, email: 5, workItem: 26, sessions: 6 };
    expect(offersBeyond(settings, more)).toEqual(['voice', 'chat', 'email', 'workItem', 'sessions']);
    const same = { ...CENTRE, voice: 1, chat: 3, email: 4, workItem: 25, sessions: 5 };
    expect(offersBeyond(settings, same)).toEqual([]);
    expect(offersBeyond(settings, { ...CENTRE, chat: 4, email: 3 })).toEqual(['chat']);
    expect(offersBeyond(settings, CENTRE)).toEqual([]);
    expect(offersBeyond(settings, null)).toEqual([]);
    expect(offersBeyond(aSettings(), { ...CENTRE, sessions: 6 })).toEqual([]);
  });

  it.each([
    ['voice', { voice: 1 }, 'callUp'],
    ['voice', { voicemail: 1 }, 'voicemailUp'],
    ['voicemail', { voice: 1 }, 'callUp'],
    ['chat', { chat: 12 }, 'limitChat'],
    ['email', { email: 25 }, 'limitEmail'],
    ['workItem', { workItem: 25 }, 'limitWorkItem']
  ] as const)('of %s are reached with %j', (channel, load, key) => {
    const limits = effectiveLimits(aSettings(), null);
    expect(whyNotOneMore(channel, limits, { ...IDLE, ...load })?.key).toBe(key);
    expect(whyNotOneMore(channel, limits, IDLE)).toBeNull();
  });

  it('of sessions count sessions, not interactions', () => {
    const limits = { ...effectiveLimits(aSettings(), null), sessions: 2 };
    expect(whyNotNewSession(limits, { ...IDLE, chat: 5, sessions: 1 })).toBeNull();
    expect(whyNotNewSession(limits, { ...IDLE, sessions: 2 })).toEqual({ key: 'limitSessions', about: { limit: 2 } });
    expect(whyNotNewSession({ ...limits, sessions: null }, { ...IDLE, sessions: 99 })).toBeNull();
  });
});

describe('a disposition', () => {
  it.each([
    ['everyInteraction', true, true, true],
    ['everyInteraction', false, true, true],
    ['everyInteraction', true, false, false],
    ['asTheSkillSays', true, true, true],
    ['asTheSkillSays', false, true, false],
    ['asTheSkillSays', true, false, false]
  ] as const)(
    'by %s, skill asking %s, with a list %s: required %s',
    (policy, requireDisposition, hasList, isRequired) => {
      const rules = someRules({ requireDisposition, ...(hasList ? {} : { dispositions: [] }) });
      expect(isDispositionRequired(rules, policy)).toBe(isRequired);
    }
  );

  const NOW = Date.parse('2026-01-02T12:00');
  it.each([
    [{ dispositionId: null }, 'dispositionMissing'],
    [{ dispositionId: '999' }, 'dispositionUnknown'],
    [{ secondaryDispositionId: '102' }, 'secondaryNotAllowed'],
    [{ dispositionId: '102' }, 'amountMissing'],
    [{ dispositionId: '102', amount: 'ten' }, 'amountInvalid'],
    [{ dispositionId: '102', amount: '1.234' }, 'amountInvalid'],
    [{ dispositionId: '102', amount: '-1' }, 'amountInvalid'],
    [{ dispositionId: '102', amount: '1.23.4' }, 'amountInvalid'],
    [{ dispositionId: '102', amount: '12,50' }, null],
    [{ dispositionId: '102', amount: '1.250,50' }, null],
    [{ dispositionId: '103' }, 'callBackMissing'],
    [{ dispositionId: '103', callBackAt: '2026-01-02T12:00' }, 'callBackPast'],
    [{ dispositionId: '103', callBackAt: '2026-01-02T12:01' }, null],
    [{ notes: 'x'.repeat(4000) }, null],
    [{ notes: 'x'.repeat(4001) }, 'textTooLong'],
    [{ notes: '😀'.repeat(4000) }, null],
    [{}, null]
  ])('with %# is saved or not: %j → %s', (changes, key) => {
    expect(whyNotSave(aDraft(changes), someRules(), NOW)?.key ?? null).toBe(key);
  });

  it('may have a second one where the skill allows it, of its own list', () => {
    const rules = someRules({ allowSecondary: true });
    expect(whyNotSave(aDraft({ secondaryDispositionId: '101' }), rules, NOW)).toBeNull();
    expect(whyNotSave(aDraft({ secondaryDispositionId: '999' }), rules, NOW)).toEqual({ key: 'dispositionUnknown' });
    expect(whyNotSave(aDraft({ secondaryDispositionId: '102' }), rules, NOW)).toEqual({ key: 'amountMissing' });
  });

  it('cannot be saved without the skill’s list', () => {
    expect(whyNotSave(aDraft(), null, NOW)).toEqual({ key: 'listUnreadable' });
  });

  it.each([
    ['1.250,50', 1250.5],
    ['1,250.50', 1250.5],
    ['1 250,5', 1250.5],
    ["12'345'678.90", 12345678.9],
    ['1250', 1250]
  ])('is sent with the amount %s as %d', (amount, sent) => {
    expect(dispositionOf(aDraft({ dispositionId: '102', amount }), someRules().dispositions).amount).toBe(sent);
  });

  it('is sent with what was typed, read as numbers and moments', () => {
    const draft = aDraft({
      dispositionId: '103',
      secondaryDispositionId: '102',
      notes: ' Paid \n',
      amount: ' 12,50 ',
      callBackAt: '2026-01-02T12:01'
    });
    expect(dispositionOf(draft, someRules().dispositions)).toEqual({
      dispositionId: '103',
      secondaryDispositionId: '102',
      notes: 'Paid',
      amount: 12.5,
      callBackAt: Date.parse('2026-01-02T12:01')
    });
  });
});
