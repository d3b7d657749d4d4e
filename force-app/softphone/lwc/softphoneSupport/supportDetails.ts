import type { DeskView } from 'c/omniDesk';
import type { InteractionView } from 'c/omniInteraction';
import { redactId, redactText } from 'c/omniLog';

/** Held equal to the version of the project by a test. */
export const VERSION = '0.1.0';

/** Where and when the details were taken. */
export interface Circumstances {
  /** Epoch milliseconds by the browser's clock, and by the contact centre's. */
  browserNow: number;
  serverNow: number;
  userAgent: string;
  locale: string;
}

const moment = (at: number): string => new Date(at).toISOString();

function interactionLine({ interactionId, channel, status, owed, trouble }: InteractionView): string {
  const what = [`  ${redactId(interactionId)}`, channel, status, owed.length ? `owed: ${owed.join(', ')}` : 'settled'];
  return [...what, ...(trouble ? [`trouble: ${trouble.reason.key}`] : [])].join(' · ');
}

function agentLine({ agent, leg, isMuted }: DeskView): string {
  if (!agent) return 'Agent: none';
  const state = [agent.state, redactText(agent.code ?? '')].filter(Boolean).join('/');
  return `Agent: ${redactId(agent.agentId)} · ${state} since ${moment(agent.since)} · leg ${leg}${isMuted ? ' · muted' : ''}`;
}

function connectionLine({ phase, connection }: DeskView): string {
  const since = connection.since === null ? '' : ` since ${moment(connection.since)}`;
  return `Desk: ${phase} · ${connection.status}${since}`;
}

/** What somebody who helps needs to know, in English: ids, counts and kinds; never a name, number, address or text. */
export function supportDetails(view: DeskView, { browserNow, serverNow, userAgent, locale }: Circumstances): string {
  const { offers, unsupported, sessions, recentlyClosed, form, findings, diagnostics, log } = view;
  const interactions = sessions.flatMap((session) => session.interactions);
  const attempts = sessions.flatMap((session) => session.attempts);
  return [
    `Omnichannel softphone ${VERSION}`,
    `Taken: ${moment(browserNow)} · contact centre's clock ${serverNow - browserNow} ms ahead`,
    `Browser: ${userAgent} · ${locale}`,
    agentLine(view),
    connectionLine(view),
    `Counts: ${offers.length} offers, ${sessions.length} sessions, ${interactions.length} interactions, ` +
      `${attempts.length} attempts, ${unsupported.length} unsupported, ${recentlyClosed.length} recently closed` +
      (form ? `, form ${form.target} from ${form.origin} ${form.status}` : ''),
    ...interactions.map(interactionLine),
    ...attempts.map(({ target, status, reason }) => `  attempt · ${target} · ${status} · ${reason?.key ?? '-'}`),
    ...findings.map(({ record, field, problem }) => `Finding: ${redactText(`${record}, ${field}: ${problem}`)}`),
    ...diagnostics.map(({ at, kind, about }) => `Diagnostic: ${moment(at)} ${kind} ${about}`),
    'Log:',
    ...log.map(({ at, what }) => `  ${moment(at)} ${what}`)
  ].join('\n');
}
