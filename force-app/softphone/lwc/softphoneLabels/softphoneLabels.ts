export { agentStateName } from './agentStates';
export { channelIcon, channelInSentence, channelName } from './channels';
export { customerName, customerOrdinal } from './customers';
export { dispositionName, savingText } from './dispositions';
export { fill } from './fill';
export { labels as commonLabels } from './labels';
export { owedName } from './owed';
export { reasonText } from './reasons';
export { clockTime, dayAndTime, duration } from './times';
