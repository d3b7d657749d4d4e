import type {
  Channel,
  ChatLine,
  Disposition,
  DispositionChoice,
  EndReason,
  Letter,
  MessageDraft,
  Reason,
  RecordedDisposition,
  TargetChannel
} from 'c/omniPorts';
import type { DispositionDraft } from 'c/omniPolicy';

/** The customer of a session: the name it was given first, and which one of several open sessions of that name it is. */
export interface Customer {
  /** Null: nothing is known that a person could read. */
  name: string | null;
  /** 1 for the first open session of this name, 2 for the second, … */
  ordinal: number;
}

/** What still stands between an interaction and settled. */
export type Owed = 'connected' | 'afterContactWork' | 'disposition' | 'beingSaved' | 'unsavedNote';

export type InteractionStatus = 'dialing' | 'active' | 'held' | 'afterContactWork' | 'ended';

/** One control: absent, or present with the reason why it is off (null: on). */
export type Control = { off: Reason | null } | null;

/** The last thing that went wrong for one interaction, told where it happened. */
export interface Trouble {
  at: 'contact' | 'message' | 'disposition' | 'afterContactWork';
  reason: Reason;
}

export interface DispositionView {
  /** `reading`: the skill's list is not known yet. `notRequired` and `recorded` are ends. */
  status: 'reading' | 'unreadable' | 'open' | 'saving' | 'recorded' | 'notRequired';
  isRequired: boolean;
  choices: DispositionChoice[];
  allowSecondary: boolean;
  draft: DispositionDraft;
  hasUnsavedDraft: boolean;
  recorded: RecordedDisposition | null;
  save: Control;
  /** The disposition on its way or refused. */
  lastSave: Disposition | null;
  /** How far a disposition on its way has come; `passedOn`: to the tab that speaks; `waiting`: until the connection is back. */
  saving: 'passedOn' | 'waiting' | 'sending' | 'unknown' | null;
  /** Takes it back while it has not been sent. */
  undo: Control;
}

/** A chat line or letter the agent sent of which it is not known yet that it arrived. */
export interface OutgoingLine {
  key: string;
  text: string;
  /** `waiting`: until the connection is back. `unknown`: being read back. `failed`: the text is kept and can be sent again. */
  status: 'waiting' | 'sending' | 'unknown' | 'failed';
  reason: Reason | null;
}

export interface InteractionView {
  interactionId: string;
  channel: Channel;
  customer: Customer;
  direction: 'inbound' | 'outbound';
  status: InteractionStatus;
  isSettled: boolean;
  owed: Owed[];
  isSelected: boolean;
  /** Lines the agent has not seen because another interaction is selected. */
  unread: number;
  address: string | null;
  skillName: string | null;
  subject: string | null;
  /** Server times; null where it does not apply. */
  startedAt: number | null;
  connectedAt: number | null;
  endedAt: number | null;
  /** It ended at some time that nobody told. */
  isEndUnknown: boolean;
  /** Until when after-contact work may last; null when it is unlimited or not open. */
  acwUntil: number | null;
  endReason: EndReason | null;
  /** The interaction whose plus sign this one came from. */
  elevatedFrom: { interactionId: string; channel: Channel } | null;
  hold: Control;
  resume: Control;
  end: Control;
  finishAcw: Control;
  /** Targets of the plus sign; empty: no plus sign. */
  targets: { target: TargetChannel; off: Reason | null }[];
  detailsShown: boolean;
  /** The chat line or e-mail as written so far. */
  message: MessageDraft;
  disposition: DispositionView;
  chat: { lines: ChatLine[]; outgoing: OutgoingLine[]; send: Control } | null;
  /** `reply`: an e-mail that came in; `write`: one the agent sends. `letters` null: not read yet. */
  email: {
    mode: 'reply' | 'write';
    letters: Letter[] | null;
    outgoing: OutgoingLine[];
    to: string;
    subject: string;
    send: Control;
  } | null;
  voicemail: { durationSeconds: number; isPlaying: boolean; position: number; play: Control; pause: Control } | null;
  /** `linkHosts`: where its links may lead. */
  workItem: { type: string | null; payload: string; linkHosts: string[] } | null;
  trouble: Trouble | null;
}
