import type { Reason, ReasonKey } from 'c/omniPorts';
import { fill } from './fill';
import { reasonLabels } from './reasonLabels';

const TEXT: Record<ReasonKey, string> = reasonLabels satisfies Record<ReasonKey, string>;

/** Why something is not possible, in words; empty when nothing stands against it. */
export function reasonText(reason: Reason | null | undefined): string {
  return reason ? fill(TEXT[reason.key], reason.about ?? {}) : '';
}
