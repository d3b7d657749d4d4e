import type { Reason, ReasonKey } from 'c/omniPorts';
import type { AttemptView } from 'c/omniSession';
import { fill } from './fill';
import { labels } from './labels';
import { reasonText } from './reasons';

const ABOUT = { voice: labels.attemptVoice, email: labels.attemptEmail } satisfies Record<
  AttemptView['target'],
  string
>;

/** What did not fail: it never left, or nobody knows whether it did. */
const ASKED: ReasonKey[] = ['notKnownWhetherSent', 'notSent'];

export interface AttemptRow {
  attemptId: string;
  text: string;
  outcome: string;
  isFailed: boolean;
  /** What the button is called by which the same is done once more. */
  again: string;
  tryAgain: AttemptView['tryAgain'];
  why: string;
}

const outcomeOf = (reason: Reason | null, isAsked: boolean): string =>
  isAsked ? reasonText(reason) : fill(labels.attemptFailed, { reason: reasonText(reason) });

/** A call or e-mail that did not come about, as a list shows it. */
export function attemptRow({ attemptId, target, address, status, reason, tryAgain }: AttemptView): AttemptRow {
  const isAsked = reason !== null && ASKED.includes(reason.key);
  return {
    attemptId,
    text: fill(ABOUT[target], { address }),
    outcome: status === 'underWay' ? labels.attemptUnderWay : outcomeOf(reason, isAsked),
    isFailed: status === 'failed',
    again: isAsked ? labels.sendAgain : labels.tryAgain,
    tryAgain,
    why: reasonText(tryAgain?.off)
  };
}
