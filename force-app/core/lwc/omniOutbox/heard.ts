import type { Command, ContactCentreNews } from 'c/omniPorts';
import type { Before, Heard } from './proof';

const SEEN_KEPT = 200;

export const nothingHeard = (): Heard => ({
  reports: new Map(),
  seen: new Set(),
  agentLines: new Map(),
  agentState: null,
  isMuted: null,
  leg: null,
  playback: new Map()
});

/** Remembers what the contact centre tells, as far as it can prove something; false: it tells nothing of that kind. */
export function remember(heard: Heard, news: ContactCentreNews): boolean {
  if (news.type === 'contact.reported') {
    const { contactId, version } = news.report;
    // A late copy of an older report is no news.
    if (version < (heard.reports.get(contactId)?.version ?? -Infinity)) return false;
    heard.reports.set(contactId, news.report);
    heard.seen.add(contactId);
  } else if (news.type === 'contact.wrote') {
    const before = heard.agentLines.get(news.contactId) ?? [];
    const fresh = news.lines.filter(
      (line) => line.from === 'agent' && !before.some((old) => old.lineId === line.lineId)
    );
    heard.agentLines.set(news.contactId, [...before, ...fresh]);
  } else if (news.type === 'playback.reported') heard.playback.set(news.contactId, { isPaused: news.isPaused });
  else if (news.type === 'agent.stateReported') heard.agentState = news.agentState;
  else if (news.type === 'agent.muteReported') heard.isMuted = news.isMuted;
  else if (news.type === 'agent.legReported') heard.leg = news.leg;
  else if (news.type === 'picture.completed') {
    for (const contactId of heard.reports.keys()) {
      if (!news.contactIds.includes(contactId)) heard.reports.delete(contactId);
    }
  } else return false;
  return true;
}

/** What is there when a command is made, which therefore proves nothing of it. */
export function beforeOf(command: Command, heard: Heard): Before {
  const { verb } = command;
  const lines = verb === 'sendChatText' ? (heard.agentLines.get(command.contactId) ?? []) : [];
  const asksForContact = verb === 'dial' || verb === 'writeEmail' || verb === 'requestContact';
  const contactIds = asksForContact ? [...heard.seen].slice(-SEEN_KEPT) : [];
  return { contactIds, lineIds: lines.map(({ lineId }) => lineId) };
}
