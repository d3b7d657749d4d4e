import type { Facts, Log } from 'c/omniLog';
import type { IntentNews } from 'c/omniOutbox';
import type { ContactCentreNews } from 'c/omniPorts';

function factsOf(news: ContactCentreNews): Facts {
  if (news.type === 'contact.reported') {
    const { contactId, channel, phase, unsupported } = news.report;
    return { contactId, channel, phase, unsupported };
  }
  if (news.type === 'event.setAside') return { kind: news.kind, eventType: news.eventType };
  if (news.type === 'signIn.failed') return { trouble: news.trouble };
  if (news.type === 'agent.stateReported') return { state: news.agentState.state };
  return 'contactId' in news ? { contactId: news.contactId } : {};
}

/** Writes down what was heard. */
export const writeNews = (log: Log, news: ContactCentreNews): void => log.write(news.type, factsOf(news));

/** Writes down what has become of something that was asked for. */
export const writeIntent = (log: Log, { command, status, contactId, madeContactId, reason }: IntentNews): void =>
  log.write(`${command.verb}.${status}`, { contactId, madeContactId, reason: reason?.key });
