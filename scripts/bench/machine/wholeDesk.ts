import type { ContactCentre, ContactCentreNews } from 'c/omniPorts';
import { createDesk, type Desk, type DeskView } from 'c/omniDesk';
import { translate } from '../../../force-app/adapters/lwc/contactCentreCxone/events.ts';
import { aSettings } from '../../../force-app/test/fakes/fakeSettings.ts';
import { wireContacts } from './wireEvents.ts';

/** Everything of the product between the wire and the screen. */
export interface WholeDesk {
  /** The next events as text, made beforehand so that making them is not measured. */
  events(n: number): string[];
  read(text: string): ContactCentreNews[];
  hear(news: ContactCentreNews[]): void;
  view(): DeskView;
}

const ignore = (): void => {};

/** A contact centre that says what it is made to say and takes every command. */
function stubCentre(): { port: ContactCentre; tell(news: ContactCentreNews): void } {
  let hear: (news: ContactCentreNews) => void = ignore;
  const port: ContactCentre = {
    listen: (listener) => {
      hear = listener;
      return ignore;
    },
    signIn: ignore,
    resumeSignIn: ignore,
    signOut: ignore,
    takeOver: ignore,
    stop: ignore,
    rejoin: ignore,
    perform: async () => ({ result: 'accepted' }),
    readSkillRules: async (skillId) => ({
      skillId,
      acw: 'disposition',
      maxSecondsAcw: 60,
      requireDisposition: true,
      allowSecondary: false,
      dispositions: [{ dispositionId: '101', name: 'Resolved', asksAmount: false, asksCallBack: false }]
    }),
    readDisposition: async () => 'none',
    readContact: async () => 'unreadable',
    readLetters: async () => [],
    readChat: async () => []
  };
  return { port, tell: (news) => hear(news) };
}

const SKILLS: Extract<ContactCentreNews, { type: 'skills.reported' }>['skills'] = [
  { skillId: '4001', name: 'Service hotline', channel: 'voice', isOutbound: false, emailFrom: null },
  { skillId: '4011', name: 'Service chat', channel: 'chat', isOutbound: false, emailFrom: null },
  { skillId: '4021', name: 'Service email', channel: 'email', isOutbound: false, emailFrom: null },
  { skillId: '4041', name: 'Case follow-up', channel: 'workItem', isOutbound: false, emailFrom: null },
  { skillId: '4101', name: 'Service outbound', channel: 'voice', isOutbound: true, emailFrom: null },
  {
    skillId: '4121',
    name: 'Service email outbound',
    channel: 'email',
    isOutbound: true,
    emailFrom: 'service@lindenwerk.example'
  }
];

function signedIn(desk: Desk, tell: (news: ContactCentreNews) => void): void {
  desk.wish({ type: 'agent.signIn', station: '' });
  tell({ type: 'signIn.succeeded', agent: { agentId: '30001', tenantId: 't1', name: 'Ada Brandt' } });
  tell({ type: 'skills.reported', skills: SKILLS });
  tell({ type: 'codes.reported', codes: [{ name: 'Break', isAcw: false }] });
  tell({
    type: 'agent.stateReported',
    agentState: { state: 'available', code: null, isAcw: false, since: 0, next: null }
  });
}

function read(text: string): ContactCentreNews[] {
  const said = translate(JSON.parse(text));
  if (said.kind !== 'news') throw new Error(`This event was not understood: ${text}`);
  return said.news;
}

/** A signed-in desk with that many contacts, each in a session of its own. */
export async function wholeDesk(contacts: number): Promise<WholeDesk> {
  const { port, tell } = stubCentre();
  const desk = createDesk(
    {
      contactCentre: port,
      callLog: { save: async () => ({ answer: { result: 'accepted' }, notWritten: [] }) },
      clock: { now: () => 0, after: () => ignore },
      memory: { recall: async () => [], remember: ignore, forget: ignore },
      intents: { read: async () => [], write: async () => 'done' },
      drafts: { recall: async () => [], keep: async () => 'done', drop: async () => 'done' },
      epoch: 1,
      newKey: () => 'key'
    },
    aSettings()
  );
  const wire = wireContacts(contacts);
  const hear = (news: ContactCentreNews[]): void => news.forEach(tell);
  signedIn(desk, tell);
  wire.picture().forEach((text) => hear(read(text)));
  tell({ type: 'picture.completed', contactIds: wire.ids });
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
  const shown = desk.view().sessions.length;
  if (shown !== contacts) throw new Error(`The desk shows ${shown} sessions of ${contacts}.`);
  return {
    events: (n) => Array.from({ length: n }, () => wire.next()),
    read,
    hear,
    view: () => desk.view()
  };
}
