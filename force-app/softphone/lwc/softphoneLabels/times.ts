import LOCALE from '@salesforce/i18n/locale';

const clock = new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

/** A moment (epoch milliseconds) as hours and minutes. */
export const clockTime = (at: number): string => clock.format(at);

/** A moment (epoch milliseconds) with its day. */
export const dayAndTime = (at: number): string => day.format(at);

const twoDigits = (n: number): string => String(n).padStart(2, '0');

/** Milliseconds as `m:ss`, from an hour on as `h:mm:ss`; never negative. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = twoDigits(seconds % 60);
  return hours ? `${hours}:${twoDigits(minutes)}:${rest}` : `${minutes}:${rest}`;
}
