import { createContactCentreCxone } from '../contactCentreCxone';
import { fakeClock, fakeNetwork, fakeWindow, fakeWorld, type Seen } from './bench';

jest.mock('../signIn', () => ({
  createSignIn: () => ({
    run: async () => ({
      grant: {
        agent: { agentId: '30001', tenantId: 't1', name: 'Ada' },
        teamId: '21',
        tokens: { accessToken: 'a', refreshToken: 'r', lifetimeMs: 3_600_000 }
      }
    }),
    renew: async () => 'unreachable'
  })
}));

const CONNECTION = { issuer: 'https://issuer.test', clientId: 'c', redirectUri: 'https://x.test/cb' };

/** Another place speaks twice while the skills are still being read. */
function aRival() {
  const clock = fakeClock();
  const skills: Seen[] = [];
  let polls = 0;
  const { fetch } = fakeNetwork((seen) => {
    if (seen.path.includes('cxone-configuration')) seen.answer(200, { api_endpoint: 'https://api.test' });
    else if (seen.path.endsWith('/server-time')) seen.answer(200, { ServerTime: new Date(clock.now()).toISOString() });
    else if (seen.path.endsWith('/join')) seen.answer(200, { sessionId: 's1' });
    else if (seen.path.endsWith('/unavailable-codes')) seen.answer(200, { unavailableCodes: [] });
    else if (seen.path.endsWith('/skills')) skills.push(seen);
    else if (seen.path.endsWith('get-next-event') && polls < 4) {
      polls += 1;
      seen.answer(200, { sessionId: `p${polls}`, events: [{ Type: 'AgentSessionStart' }] });
    }
  });
  const shown = fakeWindow();
  const world = fakeWorld(fetch, { openWindow: () => shown });
  return { clock, skills, centre: createContactCentreCxone({ connection: CONNECTION, clock, world }) };
}

it('reads the skills once more after taking over, where another place spoke while they were being read', async () => {
  const { clock, skills, centre } = aRival();
  const heard: string[] = [];
  centre.listen(({ type }) => heard.push(type));
  centre.signIn({ station: '' });
  await clock.pass(3_000);
  expect(heard).toContain('agentSession.takenOver');
  centre.takeOver();
  await clock.pass(100);
  skills.forEach((asked) => asked.answer(200, { agentSkillAssignments: [] }));
  await clock.pass(1_000);
  expect(skills).toHaveLength(2);
  expect(heard.filter((type) => type === 'skills.reported')).toHaveLength(1);
});
