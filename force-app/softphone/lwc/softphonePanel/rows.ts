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
  fieldNotWritable: labels.fieldNotWritable,
  unreadable: labels.unreadable
} satisfies Record<FindingProblem, string>;

const DIAGNOSTIC = {
  personalConnection: labels.turnedAwayPersonalConnection,
  sms: labels.turnedAwaySms,
  digital: labels.turnedAwayDigital,
  unknownEvent: labels.unknownEvent,
  brokenEvent: labels.brokenEvent,
  missingContact: labels.missingContact
} satisfies Record<DeskView['diagnostics'][number]['kind'], string>;

export interface UnsupportedRow {
  contactId: string;
  name: string;
  why: string;
  off: Reason | null;
  trouble: string;
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
  views.map(({ contactId, kind, customer, isEnding, trouble }) => ({
    contactId,
    name: fill(UNSUPPORTED_NAME[kind], { customer: customerName(customer) }),
    why: kind === 'personalConnection' ? labels.personalConnectionWhy : labels.unsupportedWhy,
    off: isEnding ? { key: 'beingSent' } : null,
    trouble: reasonText(trouble)
  }));

/** Closed sessions, latest first, as the panel shows them. */
export const closedRows = (views: ClosedSessionView[]): ClosedRow[] =>
  views.map(({ sessionId, customer, channels, closedAt, failedCall }) => ({
    sessionId,
    customer: customerName(customer),
    channels: channels.map(channelName).join(', '),
    closedAt: clockTime(closedAt),
    failed: reasonText(failedCall)
  }));

/** Findings of the settings check, in words for the admin. */
export const findingRows = (findings: DeskView['findings']): FindingRow[] =>
  findings.map(({ record, field, problem }) => ({
    key: `${record}/${field}/${problem}`,
    text: fill(labels.finding, { record, field, problem: PROBLEM[problem] })
  }));

/** What was turned away or set aside, newest first. */
export const diagnosticRows = (diagnostics: DeskView['diagnostics']): FindingRow[] =>
  diagnostics
    .map(({ at, kind, about }, index) => ({
      key: String(index),
      text: fill(labels.diagnostic, { time: clockTime(at), what: fill(DIAGNOSTIC[kind], { about }) })
    }))
    .reverse();

/** When a contact that is not handled here was last turned away; null: never. */
export const turnedAwayAt = (diagnostics: DeskView['diagnostics']): number | null =>
  diagnostics.filter(({ kind }) => kind in UNSUPPORTED_NAME).at(-1)?.at ?? null;

/** The line behind which the diagnostics are. */
export const diagnosticsTitle = (n: number): string => fill(labels.diagnostics, { n });

/** The line behind which the findings are. */
export const findingsTitle = (n: number): string => fill(labels.settingsNeedAttention, { n });

export const beingReadText = ({ beingRead }: DeskView): string =>
  beingRead.length === 0 ? '' : fill(labels.beingRead, { n: beingRead.length });

export function savesWaitingText({ savesWaiting }: DeskView): string {
  if (savesWaiting === 0) return '';
  return savesWaiting === 1 ? labels.saveWaiting : fill(labels.savesWaiting, { n: savesWaiting });
}
