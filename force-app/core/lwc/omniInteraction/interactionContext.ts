import type {
  ChatLine,
  ContactReport,
  Disposition,
  EndReason,
  Letter,
  MessageDraft,
  RecordedDisposition,
  SkillRules,
  Verb
} from 'c/omniPorts';
import type { IntentStatus } from 'c/omniOutbox';
import { EMPTY_DRAFT, EMPTY_MESSAGE, type DispositionDraft, type DispositionPolicy } from 'c/omniPolicy';
import type { OutgoingLine, Trouble } from './interactionShape';

export interface InteractionInput {
  report: ContactReport;
  policy: DispositionPolicy;
  isSelected: boolean;
}

/** Plain JSON: what is known of one interaction, whatever its channel. */
export interface InteractionContext {
  interactionId: string;
  /** The newest report. */
  report: ContactReport;
  policy: DispositionPolicy;
  wasDialed: boolean;
  /** After-contact work was opened: the contact centre holds that there was something to work after. */
  hadAcw: boolean;
  connectedAt: number | null;
  endedAt: number | null;
  endReason: EndReason | null;
  isFinal: boolean;
  /** It vanished, and what became of it is still being found out. */
  isEndUnread: boolean;
  unheardSince: number | null;
  /** Its duration may be told. */
  isEndMeasured: boolean;
  rules: SkillRules | null;
  /** The contact centre was asked what is on record. */
  isRecordRead: boolean;
  recorded: RecordedDisposition | null;
  /** A note was being typed when it was read what is on record: it is there until it is saved or discarded. */
  isNoteBeside: boolean;
  draft: DispositionDraft;
  /** The chat line or e-mail as written so far. */
  message: MessageDraft;
  /** Commands under way, by intent key. */
  underWay: { key: string; verb: Verb; status: IntentStatus; isWaiting: boolean }[];
  /** The disposition last asked to be saved, until it is on record or taken back. */
  lastSave: Disposition | null;
  outgoing: OutgoingLine[];
  lines: ChatLine[];
  unread: number;
  letters: Letter[] | null;
  playback: { isPlaying: boolean; position: number };
  isSelected: boolean;
  detailsShown: boolean;
  trouble: Trouble | null;
}

export function contextFrom({ report, policy, isSelected }: InteractionInput): InteractionContext {
  return {
    interactionId: report.contactId,
    report,
    policy,
    wasDialed: false,
    hadAcw: false,
    connectedAt: null,
    endedAt: null,
    endReason: null,
    isFinal: false,
    isEndUnread: false,
    unheardSince: null,
    isEndMeasured: true,
    rules: null,
    isRecordRead: false,
    recorded: null,
    isNoteBeside: false,
    draft: EMPTY_DRAFT,
    message: EMPTY_MESSAGE,
    underWay: [],
    lastSave: null,
    outgoing: [],
    lines: [],
    unread: 0,
    letters: null,
    playback: { isPlaying: false, position: 0 },
    isSelected,
    detailsShown: false,
    trouble: null
  };
}
