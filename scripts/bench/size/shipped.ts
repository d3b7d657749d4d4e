// What an org puts on a page.
export { default as utilityItem } from '../../../force-app/softphone/lwc/softphoneUtility/softphoneUtility.ts';
export { default as recordPart } from '../../../force-app/softphone/lwc/softphoneRecordPanel/softphoneRecordPanel.ts';
