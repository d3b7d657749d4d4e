import owedItem from '@salesforce/label/c.Softphone_Session_owedItem';
import signInToContinue from '@salesforce/label/c.Softphone_SignIn_signInToContinue';
import notConnected from '@salesforce/label/c.Softphone_SignIn_notConnected';
import kept from '@salesforce/label/c.Softphone_SignIn_kept';
import stillOpen from '@salesforce/label/c.Softphone_Session_stillOpen';
import station from '@salesforce/label/c.Softphone_SignIn_station';
import stationHelp from '@salesforce/label/c.Softphone_SignIn_stationHelp';
import signIn from '@salesforce/label/c.Softphone_SignIn_signIn';
import connecting from '@salesforce/label/c.Softphone_SignIn_connecting';
import intro from '@salesforce/label/c.Softphone_SignIn_intro';
import windowBlocked from '@salesforce/label/c.Softphone_SignIn_windowBlocked';
import windowClosed from '@salesforce/label/c.Softphone_SignIn_windowClosed';
import refused from '@salesforce/label/c.Softphone_SignIn_refused';
import configuration from '@salesforce/label/c.Softphone_SignIn_configuration';
import network from '@salesforce/label/c.Softphone_SignIn_network';
import interactionRequired from '@salesforce/label/c.Softphone_SignIn_interactionRequired';
import noAgentSession from '@salesforce/label/c.Softphone_SignIn_noAgentSession';

export const labels = {
  owedItem,
  signInToContinue,
  notConnected,
  kept,
  stillOpen,
  station,
  stationHelp,
  signIn,
  connecting,
  intro,
  windowBlocked,
  windowClosed,
  refused,
  configuration,
  network,
  interactionRequired,
  noAgentSession
};
