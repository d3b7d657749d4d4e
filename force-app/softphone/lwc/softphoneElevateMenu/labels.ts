import elevate from '@salesforce/label/c.Softphone_ElevateMenu_elevate';
import voice from '@salesforce/label/c.Softphone_ElevateMenu_voice';
import email from '@salesforce/label/c.Softphone_ElevateMenu_email';

export const labels = { elevate, voice, email };
