import type { ContactCentreNews } from 'c/omniPorts';
import { readOutside, readValue } from './border';
import { translate } from './events';
import { pollAnswer } from './eventSchemas';
import type { Reply } from './http';

/** What one answer of the poll says. */
export interface PollWord {
  sessionId: string | null;
  events: unknown[];
}

/** What became of the events of one answer. */
export interface Digest {
  /** Something known could not be read, so that the picture may be false. */
  isGap: boolean;
  isReplay: boolean;
  changed: { skills: boolean; codes: boolean };
}

/** Reads an answer of the poll; null when it is not one. Its events are read one by one, so that none spoils the others. */
export function readPollAnswer(reply: Reply): PollWord | null {
  const answer = readValue(pollAnswer, readOutside(reply));
  return answer && { sessionId: answer.sessionid || null, events: answer.events };
}

/** What is so when a whole picture does not mention it. */
const UNMENTIONED = new Map<ContactCentreNews['type'], ContactCentreNews>([
  ['agent.legReported', { type: 'agent.legReported', leg: 'down' }],
  ['agent.muteReported', { type: 'agent.muteReported', isMuted: false }]
]);

const SLICE = 25;

/** Tells the news of one answer in their order, some at a time, and closes a whole picture with `picture.completed`. */
export async function digest(
  events: unknown[],
  hear: (news: ContactCentreNews) => void,
  breathe: () => Promise<void>
): Promise<Digest> {
  const result: Digest = { isGap: false, isReplay: false, changed: { skills: false, codes: false } };
  const contactIds = new Set<string>();
  const told = new Set<ContactCentreNews['type']>();
  let isComplete = true;
  let count = 0;

  function tell(news: ContactCentreNews): void {
    told.add(news.type);
    if (news.type === 'contact.reported') contactIds.add(news.report.contactId);
    hear(news);
  }

  for (const event of events) {
    if (count % SLICE === 0 && events.length > SLICE) await breathe();
    const said = translate(event);
    if (said.kind === 'news') said.news.forEach(tell);
    else if (said.kind === 'start') result.isReplay = true;
    else if (said.kind === 'skillsChanged') result.changed.skills = true;
    else if (said.kind === 'codesChanged') result.changed.codes = true;
    else hear({ type: 'event.setAside', kind: said.kind, eventType: said.eventType });
    if (said.kind === 'broken') {
      said.news.forEach(tell);
      result.isGap = true;
      if (said.contactId !== null) contactIds.add(said.contactId);
      else if (said.isContact || said.eventType === '') isComplete = false;
    }
    count += 1;
  }
  if (result.isReplay && isComplete) {
    for (const [type, news] of UNMENTIONED) if (!told.has(type)) hear(news);
    hear({ type: 'picture.completed', contactIds: [...contactIds] });
    // Joining again would bring the same unreadable event; the contact it names is in the picture.
    result.isGap = false;
  }
  return result;
}
