import play from '@salesforce/label/c.Softphone_Voicemail_play';
import pause from '@salesforce/label/c.Softphone_Voicemail_pause';
import position from '@salesforce/label/c.Softphone_Voicemail_position';
import time from '@salesforce/label/c.Softphone_Voicemail_time';

export const labels = { play, pause, position, time };
