import type { DeskView, OfferView } from 'c/omniDesk';
import { agentStateName, customerName, fill } from 'c/softphoneLabels';
import { labels } from './labels';
import { offerName } from './offerNames';

const A_MINUTE_MS = 60_000;

/** The offers that still ask for an answer. */
export const waitingOffers = (view: DeskView): OfferView[] => view.offers.filter(({ pending }) => pending === null);

/** What the utility bar says of the softphone. */
export function utilityLabelOf(view: DeskView): string {
  const [offer] = waitingOffers(view);
  if (offer) return fill(labels.labelWithOffer, { offer: offerName(offer) });
  if (view.phase !== 'working' || !view.agent) return labels.softphone;
  const state = agentStateName(view.agent);
  const sessions = view.sessions.length;
  return sessions ? fill(labels.labelWithSessions, { state, sessions }) : fill(labels.labelWithState, { state });
}

/** Says whom an offer is from, for announcements and notifications. */
export const offerSentence = (offer: OfferView): string =>
  fill(labels.offerFrom, { offer: offerName(offer), customer: customerName(offer.customer) });

/** Lets a text change at most once a minute, but at once where it is urgent. */
export class CalmText {
  #shown: string;
  #wanted: string;
  #changedAt = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #show: (text: string) => void;

  constructor(text: string, show: (text: string) => void) {
    this.#shown = text;
    this.#wanted = text;
    this.#show = show;
  }

  want(text: string, isUrgent: boolean): void {
    this.#wanted = text;
    const wait = this.#changedAt + A_MINUTE_MS - Date.now();
    if (isUrgent || wait <= 0) this.change();
    // eslint-disable-next-line @lwc/lwc/no-async-operation
    else this.#timer ??= setTimeout(() => this.change(), wait);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  private change(): void {
    this.stop();
    if (this.#wanted === this.#shown) return;
    this.#shown = this.#wanted;
    this.#changedAt = Date.now();
    this.#show(this.#shown);
  }
}
