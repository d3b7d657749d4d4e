import type { Customer } from 'c/omniInteraction';
import { fill } from './fill';
import { labels } from './labels';

/** What tells a session's customer from another of the same name, to stand behind the name; empty: nothing. */
export const customerOrdinal = ({ ordinal }: Customer): string =>
  ordinal > 1 ? fill(labels.numberedCustomer, { name: '', n: ordinal }) : '';

/** A session's customer as every text names them. */
export function customerName({ name, ordinal }: Customer): string {
  const known = name ?? labels.unknownCustomer;
  return ordinal > 1 ? fill(labels.numberedCustomer, { name: known, n: ordinal }) : known;
}
