import type { ClosedSessionView, DeskView, UnsupportedView } from 'c/omniDesk';
import type { FindingProblem } from 'c/omniPolicy';
import type { Reason } from 'c/omniPorts';
import { channelName, clockTime, customerName, fill, reasonText } from 'c/softphoneLabels';
import { labels } from './labels';

const UNSUPPORTED_NAME = {
  personalConnection: labels.personalConnection,
  sms: labels.sms,
  digital: labels.digital
} satisfies Record<UnsupportedView['kind'], string>;

const PROBLEM = {
  missing: labels.missing,
  unknownValue: labels.unknownValue,
  outOfRange: labels.outOfRange,
  missingCell: labels.missingCell,
  duplicateCell: labels.duplicateCell,
  neverATarget: labels.neverATarget,
  multiContactWithoutElevation: labels.multiContactWithoutElevation,
  contactCentreOffersMore: labels.contactCentreOffersMore,
  unreadable: labels.unreadable
} satisfies Record<FindingProblem, string>;

export interface UnsupportedRow {
  contactId: string;
  name: string;
  why: string;
  off: Reason | null;
}

export interface ClosedRow {
  sessionId: string;
  customer: string;
  channels: string;
  closedAt: string;
  failed: string;
}

export interface FindingRow {
  key: string;
  text: string;
}

/** Contacts that can only be ended, as the panel shows them. */
export const unsupportedRows = (views: UnsupportedView[]): UnsupportedRow[] =>
  views.map(({ contactId, kind, customer, isEnding }) => ({
    contactId,
    name: fill(UNSUPPORTED_NAME[kind], { customer: customerName(customer) }),
    why: kind === 'personalConnection' ? labels.personalConnectionWhy : labels.unsupportedWhy,
    off: isEnding ? { key: 'beingSent' } : null
  }));

/** Closed sessions, latest first, as the panel shows them. */
export const closedRows = (views: ClosedSessionView[]): ClosedRow[] =>
  views.map(({ sessionId, customer, channels, closedAt, failedCall }) => ({
    sessionId,
    customer: customerName(customer),
    channels: channels.map(channelName).join(', '),
    closedAt: fill(labels.closedAt, { time: clockTime(closedAt) }),
    failed: reasonText(failedCall)
  }));

/** Findings of the settings check, in words for the admin. */
export const findingRows = (findings: DeskView['findings']): FindingRow[] =>
  findings.map(({ record, field, problem }) => ({
    key: `${record}/${field}/${problem}`,
    text: fill(labels.finding, { record, field, problem: PROBLEM[problem as FindingProblem] ?? problem })
  }));

/** The line behind which the findings are. */
export const findingsTitle = (n: number): string => fill(labels.settingsNeedAttention, { n });
