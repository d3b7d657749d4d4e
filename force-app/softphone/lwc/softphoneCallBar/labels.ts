import currentCall from '@salesforce/label/c.Softphone_CallBar_currentCall';
import dialing from '@salesforce/label/c.Softphone_CallBar_dialing';
import active from '@salesforce/label/c.Softphone_CallBar_active';
import held from '@salesforce/label/c.Softphone_CallBar_held';
import hold from '@salesforce/label/c.Softphone_CallBar_hold';
import resume from '@salesforce/label/c.Softphone_CallBar_resume';
import mute from '@salesforce/label/c.Softphone_CallBar_mute';
import unmute from '@salesforce/label/c.Softphone_CallBar_unmute';
import end from '@salesforce/label/c.Softphone_CallBar_end';
import muted from '@salesforce/label/c.Softphone_CallBar_muted';
import duration from '@salesforce/label/c.Softphone_CallBar_duration';

export const labels = { currentCall, dialing, active, held, hold, resume, mute, unmute, end, muted, duration };
