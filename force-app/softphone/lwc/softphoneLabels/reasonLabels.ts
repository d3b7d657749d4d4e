import elevationOff from '@salesforce/label/c.Softphone_Reason_elevationOff';
import cellOff from '@salesforce/label/c.Softphone_Reason_cellOff';
import stillOffered from '@salesforce/label/c.Softphone_Reason_stillOffered';
import notConnected from '@salesforce/label/c.Softphone_Reason_notConnected';
import alreadySettled from '@salesforce/label/c.Softphone_Reason_alreadySettled';
import elevationInFlight from '@salesforce/label/c.Softphone_Reason_elevationInFlight';
import callUp from '@salesforce/label/c.Softphone_Reason_callUp';
import voicemailUp from '@salesforce/label/c.Softphone_Reason_voicemailUp';
import noPhoneSkill from '@salesforce/label/c.Softphone_Reason_noPhoneSkill';
import skillsUnread from '@salesforce/label/c.Softphone_Reason_skillsUnread';
import noEmailSkill from '@salesforce/label/c.Softphone_Reason_noEmailSkill';
import limitVoice from '@salesforce/label/c.Softphone_Reason_limitVoice';
import limitChat from '@salesforce/label/c.Softphone_Reason_limitChat';
import limitEmail from '@salesforce/label/c.Softphone_Reason_limitEmail';
import limitWorkItem from '@salesforce/label/c.Softphone_Reason_limitWorkItem';
import limitSessions from '@salesforce/label/c.Softphone_Reason_limitSessions';
import numberMissing from '@salesforce/label/c.Softphone_Reason_numberMissing';
import numberLetters from '@salesforce/label/c.Softphone_Reason_numberLetters';
import numberOtherDigits from '@salesforce/label/c.Softphone_Reason_numberOtherDigits';
import numberTooShort from '@salesforce/label/c.Softphone_Reason_numberTooShort';
import numberTooLong from '@salesforce/label/c.Softphone_Reason_numberTooLong';
import numberUnknownCountry from '@salesforce/label/c.Softphone_Reason_numberUnknownCountry';
import numberInvalid from '@salesforce/label/c.Softphone_Reason_numberInvalid';
import numberRefused from '@salesforce/label/c.Softphone_Reason_numberRefused';
import addressMissing from '@salesforce/label/c.Softphone_Reason_addressMissing';
import addressInvalid from '@salesforce/label/c.Softphone_Reason_addressInvalid';
import skillMissing from '@salesforce/label/c.Softphone_Reason_skillMissing';
import skillUnknown from '@salesforce/label/c.Softphone_Reason_skillUnknown';
import purposeMissing from '@salesforce/label/c.Softphone_Reason_purposeMissing';
import noCurrentContact from '@salesforce/label/c.Softphone_Reason_noCurrentContact';
import callHeld from '@salesforce/label/c.Softphone_Reason_callHeld';
import dispositionOwed from '@salesforce/label/c.Softphone_Reason_dispositionOwed';
import dispositionMissing from '@salesforce/label/c.Softphone_Reason_dispositionMissing';
import dispositionUnknown from '@salesforce/label/c.Softphone_Reason_dispositionUnknown';
import secondaryNotAllowed from '@salesforce/label/c.Softphone_Reason_secondaryNotAllowed';
import amountMissing from '@salesforce/label/c.Softphone_Reason_amountMissing';
import amountInvalid from '@salesforce/label/c.Softphone_Reason_amountInvalid';
import callBackMissing from '@salesforce/label/c.Softphone_Reason_callBackMissing';
import callBackPast from '@salesforce/label/c.Softphone_Reason_callBackPast';
import textMissing from '@salesforce/label/c.Softphone_Reason_textMissing';
import textTooLong from '@salesforce/label/c.Softphone_Reason_textTooLong';
import beingSent from '@salesforce/label/c.Softphone_Reason_beingSent';
import offline from '@salesforce/label/c.Softphone_Reason_offline';
import refusedByContactCentre from '@salesforce/label/c.Softphone_Reason_refusedByContactCentre';
import notPermitted from '@salesforce/label/c.Softphone_Reason_notPermitted';
import contactGone from '@salesforce/label/c.Softphone_Reason_contactGone';
import tooManyRequests from '@salesforce/label/c.Softphone_Reason_tooManyRequests';
import recordedElsewhere from '@salesforce/label/c.Softphone_Reason_recordedElsewhere';
import refusedByOrg from '@salesforce/label/c.Softphone_Reason_refusedByOrg';
import noAccessInOrg from '@salesforce/label/c.Softphone_Reason_noAccessInOrg';
import notKnownWhetherSent from '@salesforce/label/c.Softphone_Reason_notKnownWhetherSent';
import notSent from '@salesforce/label/c.Softphone_Reason_notSent';
import limitAtContactCentre from '@salesforce/label/c.Softphone_Reason_limitAtContactCentre';
import listUnreadable from '@salesforce/label/c.Softphone_Reason_listUnreadable';
import busy from '@salesforce/label/c.Softphone_Reason_busy';
import noAnswer from '@salesforce/label/c.Softphone_Reason_noAnswer';
import rejected from '@salesforce/label/c.Softphone_Reason_rejected';
import unreachable from '@salesforce/label/c.Softphone_Reason_unreachable';
import hungUp from '@salesforce/label/c.Softphone_Reason_hungUp';
import cancelled from '@salesforce/label/c.Softphone_Reason_cancelled';

export const reasonLabels = {
  elevationOff,
  cellOff,
  stillOffered,
  notConnected,
  alreadySettled,
  elevationInFlight,
  callUp,
  voicemailUp,
  noPhoneSkill,
  skillsUnread,
  noEmailSkill,
  limitVoice,
  limitChat,
  limitEmail,
  limitWorkItem,
  limitSessions,
  numberMissing,
  numberLetters,
  numberOtherDigits,
  numberTooShort,
  numberTooLong,
  numberUnknownCountry,
  numberInvalid,
  numberRefused,
  addressMissing,
  addressInvalid,
  skillMissing,
  skillUnknown,
  purposeMissing,
  noCurrentContact,
  callHeld,
  dispositionOwed,
  dispositionMissing,
  dispositionUnknown,
  secondaryNotAllowed,
  amountMissing,
  amountInvalid,
  callBackMissing,
  callBackPast,
  textMissing,
  textTooLong,
  beingSent,
  offline,
  refusedByContactCentre,
  notPermitted,
  contactGone,
  tooManyRequests,
  refusedByOrg,
  recordedElsewhere,
  noAccessInOrg,
  notKnownWhetherSent,
  notSent,
  limitAtContactCentre,
  listUnreadable,
  busy,
  noAnswer,
  rejected,
  unreachable,
  hungUp,
  cancelled
};
