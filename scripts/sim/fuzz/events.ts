import { createDesk, type Desk } from 'c/omniDesk';
import type { ContactCentre, ContactCentreNews } from 'c/omniPorts';
import { digest, readPollAnswer } from '../../../force-app/adapters/lwc/contactCentreCxone/picture.ts';
import { translate } from '../../../force-app/adapters/lwc/contactCentreCxone/events.ts';
import * as examples from '../../../force-app/adapters/lwc/contactCentreCxone/__tests__/data/agentApiV31.ts';
import { settleDown } from '../../../force-app/test/fakes/aDesk.ts';
import { fakeCallLog } from '../../../force-app/test/fakes/fakeCallLog.ts';
import { fakeClock } from '../../../force-app/test/fakes/fakeClock.ts';
import { fakeDeskMemory } from '../../../force-app/test/fakes/fakeDeskMemory.ts';
import { fakeDeskStore } from '../../../force-app/test/fakes/fakeDeskStore.ts';
import { aSettings } from '../../../force-app/test/fakes/fakeSettings.ts';
import { scriptedCentre } from '../../../force-app/test/model/scriptedCentre.ts';
import { corrupt, mutate, type Chance } from './mutate.ts';
import { unsound } from './sound.ts';

const VALID: object[] = [
  ...Object.values(examples),
  { Type: 'AgentLeg', AgentLegId: '9', Status: 'Active' },
  { Type: 'Mute', AgentMuted: 'True' },
  { Type: 'VoicemailPlaybackEvent', ContactID: '730000001', PlaybackPaused: 'True', PlaybackPosition: '3' },
  { Type: 'RemoteAgentSessionEnd' },
  { Type: 'UpdateSkills' }
];

/** A desk at work: a chat and a call are up, an e-mail is offered, a work item is worked after. */
async function deskAtWork(): Promise<{ desk: Desk; hear: (news: ContactCentreNews) => void }> {
  const centre = scriptedCentre();
  const port: ContactCentre = { ...centre.port, perform: async () => ({ result: 'unknown' }) };
  const desk = createDesk(
    {
      contactCentre: port,
      callLog: fakeCallLog().port,
      clock: fakeClock(),
      memory: fakeDeskMemory(),
      intents: fakeDeskStore().intents,
      drafts: fakeDeskStore().drafts,
      epoch: 1,
      newKey: () => 'key'
    },
    aSettings()
  );
  centre.begin();
  centre.create('chat', { phase: 'active', customerName: 'Ann' });
  centre.create('voice', { phase: 'held', customerName: 'Bob' });
  centre.create('email', { customerName: 'Cy' });
  centre.create('workItem', { phase: 'active' });
  centre.end('7004', 'ended');
  while (centre.wire.length > 0) centre.deliver(centre.wire.shift()!);
  await settleDown();
  return { desk, hear: centre.tell };
}

/** All that is on the screen but what says that something was set aside; of each session what does not depend on the others. */
function seen(desk: Desk): { all: string; bySession: Map<string, string> } {
  const view = desk.view();
  const bySession = new Map(
    view.sessions.map(({ sessionId, status, owed, interactions }) => [
      sessionId,
      JSON.stringify([status, owed, interactions.map((interaction) => ({ ...interaction, targets: null }))])
    ])
  );
  return { all: JSON.stringify({ ...view, diagnostics: null, log: null }), bySession };
}

const KNOWN = new Set(VALID.map((event) => String((event as { Type: unknown }).Type).toLowerCase()));

/** Sends malformed events through the border to a desk at work; answers the first that does harm. */
export async function fuzzEvents(
  runs: number,
  chance: Chance
): Promise<{ harm: string | null; gaps: number; refused: number }> {
  let { desk, hear } = await deskAtWork();
  let [gaps, refused, sinceFresh] = [0, 0, 0];
  for (let run = 0; run < runs; run += 1) {
    const events = [mutate(VALID[chance(VALID.length)]!, chance)];
    const text = corrupt(JSON.stringify({ sessionId: 'S1', events }), chance);
    const before = seen(desk);
    const harm = await tell(text, before);
    if (harm !== null) return { harm: `run ${run}: ${harm}\n${text.slice(0, 2000)}`, gaps, refused };
    if ((sinceFresh += 1) < 100 && seen(desk).all === before.all) continue;
    ({ desk, hear } = await deskAtWork());
    sinceFresh = 0;
  }
  return { harm: null, gaps, refused };

  async function tell(text: string, before: ReturnType<typeof seen>): Promise<string | null> {
    const answer = readPollAnswer({ status: 200, text, contentType: 'application/json', retryAfter: null });
    if (answer === null) {
      refused += 1;
      return null;
    }
    const told: ContactCentreNews[] = [];
    const said = await digest(
      answer.events,
      (news) => told.push(news),
      async () => undefined
    );
    const bad = told.map(unsound).find((found) => found !== null);
    if (bad !== undefined) return `let through: ${bad}`;
    const touched = new Set(
      told.flatMap((news) => ('report' in news ? [news.report.contactId] : 'contactId' in news ? [news.contactId] : []))
    );
    const isSilent = told.every(({ type }) => type === 'event.setAside');
    told.forEach(hear);
    await settleDown();
    const after = seen(desk);
    if (isSilent && after.all !== before.all) return 'what could not be read changed the picture';
    const strangers = [...before.bySession].filter(
      ([id]) => !touched.has(id) && !told.some(({ type }) => type === 'picture.completed')
    );
    const isAboutAll = told.some(
      ({ type }) => type === 'agentSession.ended' || type === 'limits.reported' || type === 'contact.reported'
    );
    const harmed = strangers.find(([id, text]) => after.bySession.get(id) !== text);
    if (harmed !== undefined && !isAboutAll) return `changed ${harmed[0]}, which it was not about`;
    for (const event of answer.events) {
      const one = translate(event);
      if (one.kind !== 'broken') continue;
      gaps += 1;
      const isNoted = told.some((news) => news.type === 'event.setAside' && news.kind === 'broken');
      if (!isNoted || !(said.isGap || said.isReplay)) return 'a gap that nobody recorded';
    }
    // A known type is never passed over as unknown.
    const passed = told.find(
      (news) => news.type === 'event.setAside' && news.kind === 'unknown' && KNOWN.has(news.eventType.toLowerCase())
    );
    return passed === undefined || JSON.stringify(answer.events).toLowerCase().includes('agentleg')
      ? null
      : 'a known event taken for an unknown one';
  }
}
