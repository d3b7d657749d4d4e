import { LightningElement, api } from 'lwc';
import type { DispositionDraft, DispositionView, InteractionWish } from 'c/omniInteraction';
import type { DispositionChoice } from 'c/omniPorts';
import { fill, reasonText } from 'c/softphoneLabels';
import { FocusKeeper } from 'c/softphoneRuntime';
import { labels } from './labels';

const NONE = '';

/**
 * The contact details of one interaction: its disposition and notes.
 * @fires lost - the control that had keyboard focus is gone
 * @fires wish - what was typed, saved or discarded; `detail` is an `InteractionWish`
 */
export default class SoftphoneContactDetails extends LightningElement {
  @api view!: DispositionView;

  labels = labels;
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
    if (this.view.saving === 'waiting') return labels.savingWaits;
    return this.view.saving === 'unknown' ? labels.savingUnknown : labels.saving;
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
    const { recorded, choices } = this.view;
    if (!recorded) return '';
    const known = choices.find(({ dispositionId }) => dispositionId === recorded.dispositionId);
    return fill(labels.recorded, { name: recorded.name ?? known?.name ?? recorded.dispositionId });
  }

  get recordedNotes(): string {
    const notes = this.view.recorded?.notes;
    return notes ? fill(labels.recordedNotes, { notes }) : '';
  }

  get options(): { label: string; value: string }[] {
    return this.view.choices.map(({ dispositionId, name }) => ({ label: name, value: dispositionId }));
  }

  get secondaryOptions(): { label: string; value: string }[] {
    const others = this.options.filter(({ value }) => value !== this.view.draft.dispositionId);
    return [{ label: labels.none, value: NONE }, ...others];
  }

  get disposition(): string {
    return this.view.draft.dispositionId ?? NONE;
  }

  get secondary(): string {
    return this.view.draft.secondaryDispositionId ?? NONE;
  }

  private get chosen(): DispositionChoice[] {
    const { dispositionId, secondaryDispositionId } = this.view.draft;
    return this.view.choices.filter(({ dispositionId: id }) => id === dispositionId || id === secondaryDispositionId);
  }

  get asksAmount(): boolean {
    return this.chosen.some((choice) => choice.asksAmount);
  }

  get asksCallBack(): boolean {
    return this.chosen.some((choice) => choice.asksCallBack);
  }

  get why(): string {
    return this.view.save ? reasonText(this.view.save.off) : '';
  }

  private speak(detail: InteractionWish): void {
    this.dispatchEvent(new CustomEvent<InteractionWish>('wish', { detail }));
  }

  private draft(changes: Partial<DispositionDraft>): void {
    this.speak({ type: 'agent.draft', draft: { ...this.view.draft, ...changes } });
  }

  handleDisposition(event: CustomEvent<{ value: string }>): void {
    const { value } = event.detail;
    const { secondaryDispositionId } = this.view.draft;
    this.draft({
      dispositionId: value || null,
      secondaryDispositionId: secondaryDispositionId === value ? null : secondaryDispositionId
    });
  }

  handleSecondary(event: CustomEvent<{ value: string }>): void {
    this.draft({ secondaryDispositionId: event.detail.value || null });
  }

  handleNotes(event: CustomEvent<{ value: string }>): void {
    this.draft({ notes: event.detail.value });
  }

  handleAmount(event: CustomEvent<{ value: string }>): void {
    this.draft({ amount: event.detail.value });
  }

  handleCallBack(event: Event): void {
    this.draft({ callBackAt: (event.currentTarget as HTMLInputElement).value });
  }

  handleSave(): void {
    this.speak({ type: 'agent.saveDisposition' });
  }

  handleUndo(): void {
    this.speak({ type: 'agent.undoSave' });
  }

  handleDiscard(): void {
    this.speak({ type: 'agent.discardDraft' });
  }
}
