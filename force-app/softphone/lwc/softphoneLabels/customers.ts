import type { Customer } from 'c/omniInteraction';
import { fill } from './fill';
import { labels } from './labels';

/** A session's customer as every text names them. */
export function customerName({ name, ordinal }: Customer): string {
  const known = name ?? labels.unknownCustomer;
  return ordinal > 1 ? fill(labels.numberedCustomer, { name: known, n: ordinal }) : known;
}
