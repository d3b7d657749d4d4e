import { LightningElement, wire } from 'lwc';
import { EnclosingUtilityId, enablePopout, open, updateUtility } from 'lightning/platformUtilityBarApi';
import { APPLICATION_SCOPE, MessageContext, subscribe, unsubscribe } from 'lightning/messageService';
import type { MessageContextValue, Subscription } from 'lightning/messageService';
import SOFTPHONE from '@salesforce/messageChannel/Softphone__c';
import type { Desk, DeskView } from 'c/omniDesk';
import { DesktopNotifications } from './desktopNotifications';
import { readDialMessage } from './dialMessage';
import { labels } from './labels';
import { LeaveWarning } from './leaveWarning';
import { PageTitle } from './pageTitle';
import { RingTone } from './ringTone';
import { startDesk } from './startDesk';
import { CalmText, offerSentence, utilityLabelOf, waitingOffers } from './utilityLabel';

/** The softphone as an item of the utility bar: wires the one desk of the page and draws attention to what waits. */
export default class SoftphoneUtility extends LightningElement {
  @wire(MessageContext) messageContext!: MessageContextValue;

  labels = labels;
  isStarted = false;
  obstacle = '';
  announcements: { key: string; text: string }[] = [];
  alerts = { isSoundBlocked: false, mayAskForNotifications: false };

  #utilityId: string | null = null;
  #desk: Desk | null = null;
  #stopWatching?: () => void;
  #subscription: Subscription | null = null;
  #seenOffers: string[] = [];
  #isWorking = false;
  #isHighlighted = false;
  #isCutOff = false;
  #label = new CalmText(labels.softphone, () => this.updateUtilityItem());
  #text = labels.softphone;
  #ringTone = new RingTone((isSoundBlocked) => {
    this.alerts = { ...this.alerts, isSoundBlocked: isSoundBlocked && this.#isWorking };
  });
  #title = new PageTitle();
  #leaving = new LeaveWarning();
  #notifications = new DesktopNotifications(() => this.openUtility());

  @wire(EnclosingUtilityId)
  takeUtilityId(utilityId: string | null): void {
    this.#utilityId = utilityId;
    if (!utilityId) return;
    void enablePopout(utilityId, true);
    this.updateUtilityItem();
  }

  override connectedCallback(): void {
    this.#subscription = subscribe(this.messageContext, SOFTPHONE, (message: unknown) => this.hear(message), {
      scope: APPLICATION_SCOPE
    });
    void this.start();
  }

  override disconnectedCallback(): void {
    this.#stopWatching?.();
    this.#label.stop();
    this.#ringTone.stop();
    this.#title.say(null);
    this.#leaving.want(false);
    this.#notifications.show([]);
    unsubscribe(this.#subscription);
  }

  private async start(): Promise<void> {
    const desk = await startDesk(() => {
      this.obstacle = labels.settingsUnreadable;
    });
    if (!this.isConnected) return;
    this.obstacle = desk ? '' : labels.noConnection;
    this.#desk = desk;
    this.isStarted = true;
    this.#stopWatching?.();
    this.#stopWatching = desk?.watch((view) => this.attend(view));
  }

  private attend(view: DeskView): void {
    const offers = waitingOffers(view);
    const isNew = offers.filter(({ contactId }) => !this.#seenOffers.includes(contactId));
    const hadOffers = this.#seenOffers.length > 0;
    this.#seenOffers = offers.map(({ contactId }) => contactId);
    this.noticeWork(view.phase === 'working');
    this.noticeCutOff(view.phase === 'signedOut' && view.waiting.length > 0);

    this.#text = utilityLabelOf(view);
    this.#label.want(this.#text, offers.length > 0 || hadOffers);
    if (this.#isHighlighted !== offers.length > 0) {
      this.#isHighlighted = offers.length > 0;
      this.updateUtilityItem();
    }
    const isHere = view.activeIn === 'here';
    this.#leaving.want(isHere && view.call !== null);
    this.#ringTone.ring(
      isHere && offers.length ? (offers.some(({ channel }) => channel === 'voice') ? 'call' : 'other') : null
    );
    this.#title.say(offers[0] ? offerSentence(offers[0]) : null);
    const notified = isHere ? offers : [];
    this.#notifications.show(notified.map((offer) => ({ id: offer.contactId, text: offerSentence(offer) })));
    if (isNew[0]) {
      // What reads the same is said again only where it is another element.
      this.announcements = isNew.map((offer) => ({ key: offer.contactId, text: offerSentence(offer) }));
      this.openUtility();
    } else if (!offers.length) {
      this.announcements = [];
    }
  }

  private noticeWork(isWorking: boolean): void {
    if (this.#isWorking === isWorking) return;
    this.#isWorking = isWorking;
    if (isWorking) this.#ringTone.unlock();
    this.alerts = {
      isSoundBlocked: isWorking && this.alerts.isSoundBlocked,
      mayAskForNotifications: isWorking && this.#notifications.mayAsk
    };
  }

  /** After a reload the panel is closed: an agent who must sign in to go on would not see it. */
  private noticeCutOff(isCutOff: boolean): void {
    if (isCutOff && !this.#isCutOff) this.openUtility();
    this.#isCutOff = isCutOff;
  }

  private updateUtilityItem(): void {
    if (!this.#utilityId) return;
    void updateUtility(this.#utilityId, {
      label: this.#text,
      icon: this.#isHighlighted ? 'incoming_call' : 'call',
      highlighted: this.#isHighlighted
    });
  }

  private openUtility(): void {
    if (this.#utilityId) void open(this.#utilityId, { autoFocus: false });
  }

  private hear(message: unknown): void {
    const wish = readDialMessage(message);
    if (!wish) return;
    this.openUtility();
    this.#desk?.wish(wish);
  }

  handleTouch(): void {
    if (this.#isWorking) this.#ringTone.unlock();
  }

  handleSound(): void {
    this.#ringTone.unlock();
  }

  async handleNotifications(): Promise<void> {
    await this.#notifications.ask();
    this.alerts = { ...this.alerts, mayAskForNotifications: this.#notifications.mayAsk };
  }
}
