export type Channel = 'voice' | 'chat' | 'email' | 'workItem' | 'voicemail';

/** Channels that an interaction can be elevated to. */
export type TargetChannel = 'voice' | 'email';

export type AgentChoice = 'available' | 'unavailable';

/** Why a wish cannot be fulfilled, as a key the screen has words for; `about` fills the blanks in them. */
export interface Reason {
  key: ReasonKey;
  about?: { [blank: string]: string | number };
}

export type ReasonKey =
  | 'elevationOff'
  | 'cellOff'
  | 'stillOffered'
  | 'notConnected'
  | 'alreadySettled'
  | 'elevationInFlight'
  | 'callUp'
  | 'voicemailUp'
  | 'noPhoneSkill'
  | 'skillsUnread'
  | 'noEmailSkill'
  | 'limitVoice'
  | 'limitChat'
  | 'limitEmail'
  | 'limitWorkItem'
  | 'limitSessions'
  | 'numberMissing'
  | 'numberLetters'
  | 'numberOtherDigits'
  | 'numberTooShort'
  | 'numberTooLong'
  | 'numberUnknownCountry'
  | 'numberInvalid'
  | 'numberRefused'
  | 'addressMissing'
  | 'addressInvalid'
  | 'skillMissing'
  | 'skillUnknown'
  | 'purposeMissing'
  | 'noCurrentContact'
  | 'callHeld'
  | 'dispositionOwed'
  | 'dispositionMissing'
  | 'dispositionUnknown'
  | 'secondaryNotAllowed'
  | 'amountMissing'
  | 'amountInvalid'
  | 'callBackMissing'
  | 'callBackPast'
  | 'textMissing'
  | 'textTooLong'
  | 'beingSent'
  | 'offline'
  | 'refusedByContactCentre'
  | 'notPermitted'
  | 'contactGone'
  | 'tooManyRequests'
  | 'refusedByOrg'
  | 'noAccessInOrg'
  | 'notKnownWhetherSent'
  | 'notSent'
  | 'recordedElsewhere'
  | 'limitAtContactCentre'
  | 'listUnreadable'
  | 'busy'
  | 'noAnswer'
  | 'rejected'
  | 'unreachable'
  | 'hungUp'
  | 'cancelled';
