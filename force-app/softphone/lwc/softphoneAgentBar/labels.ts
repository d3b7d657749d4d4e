import agentState from '@salesforce/label/c.Softphone_AgentBar_agentState';
import next from '@salesforce/label/c.Softphone_AgentBar_next';
import changing from '@salesforce/label/c.Softphone_AgentBar_changing';
import timeInState from '@salesforce/label/c.Softphone_AgentBar_timeInState';
import connected from '@salesforce/label/c.Softphone_AgentBar_connected';
import reconnecting from '@salesforce/label/c.Softphone_AgentBar_reconnecting';
import anotherTab from '@salesforce/label/c.Softphone_AgentBar_anotherTab';
import legDialing from '@salesforce/label/c.Softphone_AgentBar_legDialing';
import refused from '@salesforce/label/c.Softphone_AgentBar_refused';
import refusedUnsupported from '@salesforce/label/c.Softphone_AgentBar_refusedUnsupported';
import backToAvailable from '@salesforce/label/c.Softphone_AgentBar_backToAvailable';
import signOut from '@salesforce/label/c.Softphone_AgentBar_signOut';
import newCall from '@salesforce/label/c.Softphone_AgentBar_newCall';
import oneMore from '@salesforce/label/c.Softphone_AgentBar_oneMore';
import oneMoreHelp from '@salesforce/label/c.Softphone_AgentBar_oneMoreHelp';
import nothingOpen from '@salesforce/label/c.Softphone_AgentBar_nothingOpen';
import openWork from '@salesforce/label/c.Softphone_AgentBar_openWork';
import openWorkOne from '@salesforce/label/c.Softphone_AgentBar_openWorkOne';
import waitingLogs from '@salesforce/label/c.Softphone_AgentBar_waitingLogs';
import waitingLogsOne from '@salesforce/label/c.Softphone_AgentBar_waitingLogsOne';
import signOutAnyway from '@salesforce/label/c.Softphone_AgentBar_signOutAnyway';
import staySignedIn from '@salesforce/label/c.Softphone_AgentBar_staySignedIn';
import endsAcw from '@salesforce/label/c.Softphone_AgentBar_endsAcw';
import changeAnyway from '@salesforce/label/c.Softphone_AgentBar_changeAnyway';
import keepWorking from '@salesforce/label/c.Softphone_AgentBar_keepWorking';

export const labels = {
  agentState,
  next,
  changing,
  timeInState,
  connected,
  reconnecting,
  anotherTab,
  legDialing,
  refused,
  refusedUnsupported,
  backToAvailable,
  signOut,
  newCall,
  oneMore,
  oneMoreHelp,
  nothingOpen,
  openWork,
  openWorkOne,
  waitingLogs,
  waitingLogsOne,
  signOutAnyway,
  staySignedIn,
  endsAcw,
  changeAnyway,
  keepWorking
};
