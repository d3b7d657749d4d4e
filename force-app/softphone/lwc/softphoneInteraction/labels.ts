import voice from '@salesforce/label/c.Softphone_Interaction_voice';
import chat from '@salesforce/label/c.Softphone_Interaction_chat';
import email from '@salesforce/label/c.Softphone_Interaction_email';
import voicemail from '@salesforce/label/c.Softphone_Interaction_voicemail';
import workItem from '@salesforce/label/c.Softphone_Interaction_workItem';
import dialing from '@salesforce/label/c.Softphone_Interaction_dialing';
import dismiss from '@salesforce/label/c.Softphone_Common_hide';
import active from '@salesforce/label/c.Softphone_Interaction_active';
import held from '@salesforce/label/c.Softphone_Interaction_held';
import afterContactWork from '@salesforce/label/c.Softphone_Interaction_afterContactWork';
import ended from '@salesforce/label/c.Softphone_Interaction_ended';
import settled from '@salesforce/label/c.Softphone_Interaction_settled';
import unread from '@salesforce/label/c.Softphone_Interaction_unread';
import notSaved from '@salesforce/label/c.Softphone_Interaction_notSaved';
import notSent from '@salesforce/label/c.Softphone_Chat_notSentShort';
import stillToDo from '@salesforce/label/c.Softphone_Interaction_stillToDo';
import elevatedFrom from '@salesforce/label/c.Softphone_Interaction_elevatedFrom';
import hold from '@salesforce/label/c.Softphone_Interaction_hold';
import resume from '@salesforce/label/c.Softphone_Interaction_resume';
import mute from '@salesforce/label/c.Softphone_Interaction_mute';
import unmute from '@salesforce/label/c.Softphone_Interaction_unmute';
import end from '@salesforce/label/c.Softphone_Interaction_end';
import showDetails from '@salesforce/label/c.Softphone_Interaction_showDetails';
import hideDetails from '@salesforce/label/c.Softphone_Interaction_hideDetails';
import finishAcw from '@salesforce/label/c.Softphone_Interaction_finishAcw';
import acwLeft from '@salesforce/label/c.Softphone_Interaction_acwLeft';
import acwUnlimited from '@salesforce/label/c.Softphone_Interaction_acwUnlimited';
import duration from '@salesforce/label/c.Softphone_Interaction_duration';
import skill from '@salesforce/label/c.Softphone_Interaction_skill';
import subject from '@salesforce/label/c.Softphone_Interaction_subject';
import address from '@salesforce/label/c.Softphone_Interaction_address';
import endBusy from '@salesforce/label/c.Softphone_Interaction_endBusy';
import endNoAnswer from '@salesforce/label/c.Softphone_Interaction_endNoAnswer';
import endRejected from '@salesforce/label/c.Softphone_Interaction_endRejected';
import endUnreachable from '@salesforce/label/c.Softphone_Interaction_endUnreachable';
import endRefused from '@salesforce/label/c.Softphone_Interaction_endRefused';
import endVanished from '@salesforce/label/c.Softphone_Interaction_endVanished';

export const labels = {
  voice,
  chat,
  email,
  voicemail,
  workItem,
  dialing,
  dismiss,
  active,
  held,
  afterContactWork,
  ended,
  settled,
  unread,
  notSaved,
  notSent,
  stillToDo,
  elevatedFrom,
  hold,
  resume,
  mute,
  unmute,
  end,
  showDetails,
  hideDetails,
  finishAcw,
  acwLeft,
  acwUnlimited,
  duration,
  skill,
  subject,
  address,
  endBusy,
  endNoAnswer,
  endRejected,
  endUnreachable,
  endRefused,
  endVanished
};
