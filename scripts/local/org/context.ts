import { basename } from 'node:path';
import { GERMAN_BASE_LABELS } from './baseLabels.ts';
import { readLabels } from './labels.ts';
import { recordId } from './recordId.ts';
import { FORCE_APP, filesEndingIn } from './xmlFiles.ts';

const GERMAN_FORMATS = {
  lang: 'de',
  locale: 'de-DE',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  firstDayOfWeek: 2,
  'dateTime.shortDateFormat': 'dd.MM.yyyy',
  'dateTime.mediumDateFormat': 'dd.MM.yyyy',
  'dateTime.longDateFormat': 'd. MMMM yyyy',
  'dateTime.shortTimeFormat': 'HH:mm',
  'dateTime.mediumTimeFormat': 'HH:mm:ss',
  'dateTime.shortDateTimeFormat': 'dd.MM.yyyy HH:mm',
  'dateTime.mediumDateTimeFormat': 'dd.MM.yyyy HH:mm:ss',
  'dateTime.longDateTimeFormat': 'd. MMMM yyyy HH:mm:ss',
  'number.decimalSeparator': ',',
  'number.groupingSeparator': '.',
  'number.currencySymbol': '€',
  'number.currencyFormat': '#,##0.00 ¤',
  'number.percentFormat': '#,##0 %'
};

/** The running user of the stand-in org. */
export const USER = {
  id: recordId('User', 1),
  name: 'Ada Brandt',
  userName: 'ada@lindenwerk.example',
  profileName: 'Contact Centre Agent'
};

/** What a page needs before its first module runs: words, formats and permissions in its language, read afresh. */
export function orgContext(language: string) {
  const german = language === 'de';
  return {
    language: german ? 'de' : 'en',
    userId: USER.id,
    userName: USER.name,
    permissions: filesEndingIn(FORCE_APP, '.customPermission-meta.xml').map((file) =>
      basename(file, '.customPermission-meta.xml')
    ),
    labels: { ...(german ? GERMAN_BASE_LABELS : {}), ...readLabels(german ? 'de' : 'en') },
    formats: german ? GERMAN_FORMATS : { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }
  };
}
