import panel from '@salesforce/label/c.Softphone_Panel_panel';
import endedElsewhere from '@salesforce/label/c.Softphone_Panel_endedElsewhere';
import anotherPlace from '@salesforce/label/c.Softphone_Panel_anotherPlace';
import anotherPlaceWhy from '@salesforce/label/c.Softphone_Panel_anotherPlaceWhy';
import takeOver from '@salesforce/label/c.Softphone_Panel_takeOver';
import soundBlocked from '@salesforce/label/c.Softphone_Panel_soundBlocked';
import turnSoundOn from '@salesforce/label/c.Softphone_Panel_turnSoundOn';
import notificationsOff from '@salesforce/label/c.Softphone_Panel_notificationsOff';
import turnNotificationsOn from '@salesforce/label/c.Softphone_Panel_turnNotificationsOn';
import nothingHere from '@salesforce/label/c.Softphone_Panel_nothingHere';
import nothingHereUnavailable from '@salesforce/label/c.Softphone_Panel_nothingHereUnavailable';
import recentlyClosed from '@salesforce/label/c.Softphone_Panel_recentlyClosed';
import personalConnection from '@salesforce/label/c.Softphone_Panel_personalConnection';
import sms from '@salesforce/label/c.Softphone_Panel_sms';
import digital from '@salesforce/label/c.Softphone_Panel_digital';
import personalConnectionWhy from '@salesforce/label/c.Softphone_Panel_personalConnectionWhy';
import unsupportedWhy from '@salesforce/label/c.Softphone_Panel_unsupportedWhy';
import end from '@salesforce/label/c.Softphone_Panel_end';
import settingsNeedAttention from '@salesforce/label/c.Softphone_Panel_settingsNeedAttention';
import finding from '@salesforce/label/c.Softphone_Panel_finding';
import missing from '@salesforce/label/c.Softphone_Panel_missing';
import unknownValue from '@salesforce/label/c.Softphone_Panel_unknownValue';
import outOfRange from '@salesforce/label/c.Softphone_Panel_outOfRange';
import missingCell from '@salesforce/label/c.Softphone_Panel_missingCell';
import duplicateCell from '@salesforce/label/c.Softphone_Panel_duplicateCell';
import neverATarget from '@salesforce/label/c.Softphone_Panel_neverATarget';
import multiContactWithoutElevation from '@salesforce/label/c.Softphone_Panel_multiContactWithoutElevation';
import contactCentreOffersMore from '@salesforce/label/c.Softphone_Panel_contactCentreOffersMore';
import fieldNotWritable from '@salesforce/label/c.Softphone_Panel_fieldNotWritable';
import unreadable from '@salesforce/label/c.Softphone_Panel_unreadable';
import diagnostics from '@salesforce/label/c.Softphone_Panel_diagnostics';
import diagnostic from '@salesforce/label/c.Softphone_Panel_diagnostic';
import turnedAwayPersonalConnection from '@salesforce/label/c.Softphone_Panel_turnedAwayPersonalConnection';
import turnedAwaySms from '@salesforce/label/c.Softphone_Panel_turnedAwaySms';
import turnedAwayDigital from '@salesforce/label/c.Softphone_Panel_turnedAwayDigital';
import unknownEvent from '@salesforce/label/c.Softphone_Panel_unknownEvent';
import brokenEvent from '@salesforce/label/c.Softphone_Panel_brokenEvent';
import missingContact from '@salesforce/label/c.Softphone_Panel_missingContact';
import beingRead from '@salesforce/label/c.Softphone_Panel_beingRead';
import saveWaiting from '@salesforce/label/c.Softphone_Panel_saveWaiting';
import savesWaiting from '@salesforce/label/c.Softphone_Panel_savesWaiting';
import notKept from '@salesforce/label/c.Softphone_Panel_notKept';
import attempts from '@salesforce/label/c.Softphone_Session_attempts';

export const labels = {
  missingContact,
  beingRead,
  saveWaiting,
  savesWaiting,
  notKept,
  attempts,
  panel,
  endedElsewhere,
  anotherPlace,
  anotherPlaceWhy,
  takeOver,
  soundBlocked,
  turnSoundOn,
  notificationsOff,
  turnNotificationsOn,
  nothingHere,
  nothingHereUnavailable,
  recentlyClosed,
  personalConnection,
  sms,
  digital,
  personalConnectionWhy,
  unsupportedWhy,
  end,
  settingsNeedAttention,
  finding,
  missing,
  unknownValue,
  outOfRange,
  missingCell,
  duplicateCell,
  neverATarget,
  multiContactWithoutElevation,
  contactCentreOffersMore,
  fieldNotWritable,
  unreadable,
  diagnostics,
  diagnostic,
  turnedAwayPersonalConnection,
  turnedAwaySms,
  turnedAwayDigital,
  unknownEvent,
  brokenEvent
};
