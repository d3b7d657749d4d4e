import { LightningElement, api } from 'lwc';
import type { DispositionDraft, DispositionView, InteractionWish } from 'c/omniInteraction';
import { EMPTY_DRAFT } from 'c/omniPolicy';
import type { DispositionChoice, Reason } from 'c/omniPorts';
import { dispositionName, fill, reasonText, savingText } from 'c/softphoneLabels';
import { DraftEcho, FocusKeeper, serverNow } from 'c/softphoneRuntime';
import { labels } from './labels';

const NONE = '';

/**
 * The contact details of one interaction: its disposition and notes.
 * @fires lost - the control that had keyboard focus is gone
 * @fires wish - what was typed, saved or discarded; `detail` is an `InteractionWish`
 */
export default class SoftphoneContactDetails extends LightningElement {
  @api
  get view(): DispositionView {
    return this.shown;
  }
  set view(view: DispositionView) {
    this.shown = view;
    this.#echo.hear(view.draft);
    this.draft = this.#echo.value;
  }

  labels = labels;
  /** As typed here, which in another tab than the one that speaks is ahead of the view. */
  draft: DispositionDraft = EMPTY_DRAFT;

  shown!: DispositionView;
  now = serverNow();
  #echo = new DraftEcho<DispositionDraft>(EMPTY_DRAFT);
  #focus = new FocusKeeper(() => this.dispatchEvent(new CustomEvent('lost')));

  override renderedCallback(): void {
    this.#focus.check();
  }

  handleFocusIn(event: Event): void {
    this.#focus.came(event);
  }

  handleFocusOut(event: FocusEvent): void {
    this.#focus.went(event);
  }

  get isReading(): boolean {
    return this.view.status === 'reading';
  }

  get isUnreadable(): boolean {
    return this.view.status === 'unreadable';
  }

  get isSaving(): boolean {
    return this.view.status === 'saving';
  }

  get saving(): string {
    return savingText(this.view);
  }

  get isNotRequired(): boolean {
    return this.view.status === 'notRequired';
  }

  get isForm(): boolean {
    const { status, hasUnsavedDraft } = this.view;
    return hasUnsavedDraft || status === 'reading' || status === 'unreadable' || status === 'open';
  }

  get hasList(): boolean {
    return this.isReading || this.view.choices.length > 0;
  }

  get recorded(): string {
    const { recorded } = this.view;
    return recorded ? fill(labels.recorded, { name: dispositionName(this.view, recorded) }) : '';
  }

  /** The note on record, or on its way there. */
  get savedNotes(): string {
    const notes = (this.isSaving ? this.view.lastSave : this.view.recorded)?.notes;
    return notes ? fill(labels.recordedNotes, { notes }) : '';
  }

  get options(): { label: string; value: string }[] {
    return this.view.choices.map(({ dispositionId, name }) => ({ label: name, value: dispositionId }));
  }

  get secondaryOptions(): { label: string; value: string }[] {
    const others = this.options.filter(({ value }) => value !== this.draft.dispositionId);
    return [{ label: labels.none, value: NONE }, ...others];
  }

  get disposition(): string {
    return this.draft.dispositionId ?? NONE;
  }

  get secondary(): string {
    return this.draft.secondaryDispositionId ?? NONE;
  }

  private get chosen(): DispositionChoice[] {
    const { dispositionId, secondaryDispositionId } = this.draft;
    return this.view.choices.filter(({ dispositionId: id }) => id === dispositionId || id === secondaryDispositionId);
  }

  get asksAmount(): boolean {
    return this.chosen.some((choice) => choice.asksAmount);
  }

  get asksCallBack(): boolean {
    return this.chosen.some((choice) => choice.asksCallBack);
  }

  get discardLabel(): string {
    return this.draft.notes.trim() === '' ? labels.discardChoice : labels.discard;
  }

  /** The view is as old as the last report of the contact; what was still to come by then may be over. */
  get saveOff(): Reason | null {
    const isPast = this.asksCallBack && Date.parse(this.draft.callBackAt) <= this.now;
    return this.view.save?.off ?? (isPast ? { key: 'callBackPast' } : null);
  }

  get why(): string {
    return this.view.save ? reasonText(this.saveOff) : '';
  }

  private speak(detail: InteractionWish): void {
    this.dispatchEvent(new CustomEvent<InteractionWish>('wish', { detail }));
  }

  private change(changes: Partial<DispositionDraft>): void {
    this.now = serverNow();
    const draft = { ...this.draft, ...changes };
    this.#echo.type(draft);
    this.draft = draft;
    this.speak({ type: 'agent.draft', draft });
  }

  handleDisposition(event: CustomEvent<{ value: string }>): void {
    const { value } = event.detail;
    const { secondaryDispositionId } = this.draft;
    this.change({
      dispositionId: value || null,
      secondaryDispositionId: secondaryDispositionId === value ? null : secondaryDispositionId
    });
  }

  handleSecondary(event: CustomEvent<{ value: string }>): void {
    this.change({ secondaryDispositionId: event.detail.value || null });
  }

  handleNotes(event: CustomEvent<{ value: string }>): void {
    this.change({ notes: event.detail.value });
  }

  handleAmount(event: CustomEvent<{ value: string }>): void {
    this.change({ amount: event.detail.value });
  }

  handleCallBack(event: Event): void {
    this.change({ callBackAt: (event.currentTarget as HTMLInputElement).value });
  }

  handleSave(): void {
    this.now = serverNow();
    if (this.saveOff !== null) return;
    this.speak({ type: 'agent.saveDisposition' });
  }

  handleUndo(): void {
    this.speak({ type: 'agent.undoSave' });
  }

  handleDiscard(): void {
    this.speak({ type: 'agent.discardDraft' });
  }
}
