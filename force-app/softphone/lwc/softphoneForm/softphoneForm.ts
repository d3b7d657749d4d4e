import { LightningElement, api } from 'lwc';
import type { DeskWish, FormView } from 'c/omniDesk';
import type { Entered, Reason } from 'c/omniPorts';
import { customerName, fill, reasonText } from 'c/softphoneLabels';
import { afterPress, DraftEcho } from 'c/softphoneRuntime';
import { type NumberRules, type ReadAnswer, beginningOf, readEntered, whyNotSubmit } from './formChecks';
import { labels } from './labels';

/**
 * The form for a call or an e-mail about to be started.
 * @fires wish - what was put in, call, write or cancel; `detail` is a `DeskWish`
 */
export default class SoftphoneForm extends LightningElement {
  @api numbers!: NumberRules;

  labels = labels;
  entered: Entered = { address: '', skillId: '', purpose: null };
  #echo = new DraftEcho(this.entered);
  isChecked = false;
  current!: FormView;
  #formId = '';
  #hasFocused = false;

  @api
  get view(): FormView {
    return this.current;
  }
  set view(view: FormView) {
    this.current = view;
    if (view.formId === this.#formId) {
      if (view.entered !== null) this.#echo.hear(view.entered);
      this.entered = this.#echo.value;
      return;
    }
    this.#formId = view.formId;
    this.#echo = new DraftEcho(view.entered ?? beginningOf(view));
    this.entered = this.#echo.value;
    this.isChecked = view.address !== '';
    this.#hasFocused = view.isReopened;
  }

  get isEmail(): boolean {
    return this.current.target === 'email';
  }

  get heading(): string {
    const { origin, recordName, sessionCustomer } = this.current;
    if (origin === 'plus' && sessionCustomer) {
      return fill(this.isEmail ? labels.emailSession : labels.callSession, { customer: customerName(sessionCustomer) });
    }
    if (origin === 'record' && recordName) return fill(labels.callRecord, { name: recordName });
    return this.isEmail ? labels.newEmail : labels.newCall;
  }

  get addressLabel(): string {
    return this.isEmail ? labels.to : labels.phoneNumber;
  }

  get addressType(): string {
    return this.isEmail ? 'email' : 'tel';
  }

  get skillLabel(): string {
    return this.isEmail ? labels.emailSkill : labels.phoneSkill;
  }

  get submitLabel(): string {
    return this.isEmail ? labels.writeEmail : labels.call;
  }

  get skillOptions(): { label: string; value: string }[] {
    return this.current.skills.map(({ skillId, name }) => ({ label: name, value: skillId }));
  }

  private get read(): ReadAnswer {
    return readEntered(this.current.target, this.entered.address, this.numbers);
  }

  get willDial(): string {
    const { read } = this;
    return read.ok && !this.isEmail ? fill(labels.willDial, { number: read.shown }) : '';
  }

  get addressError(): string {
    const { read } = this;
    return this.isChecked && !read.ok ? reasonText(read.reason) : '';
  }

  get off(): Reason | null {
    return whyNotSubmit(this.current, this.entered, this.read);
  }

  private get isCalling(): boolean {
    return this.current.status === 'calling';
  }

  get progress(): string {
    return this.isCalling ? (this.isEmail ? labels.startingEmail : labels.calling) : '';
  }

  get why(): string {
    const why = this.isCalling ? '' : reasonText(this.off);
    return why === this.addressError ? '' : why;
  }

  get trouble(): string {
    const { trouble } = this.current;
    return trouble ? fill(labels.fieldsKept, { reason: reasonText(trouble) }) : '';
  }

  get hasPurposes(): boolean {
    return this.current.origin === 'record';
  }

  get isElevateOff(): boolean {
    return this.current.elevateOff !== null;
  }

  get isNewContactOff(): boolean {
    return this.current.newContactOff !== null;
  }

  get isElevate(): boolean {
    return this.entered.purpose === 'elevate';
  }

  get isNewContact(): boolean {
    return this.entered.purpose === 'newContact';
  }

  get elevateHelp(): string {
    const { elevateOff, sessionCustomer } = this.current;
    if (elevateOff) return reasonText(elevateOff);
    return sessionCustomer ? fill(labels.joins, { customer: customerName(sessionCustomer) }) : '';
  }

  get newContactHelp(): string {
    return reasonText(this.current.newContactOff) || labels.ownSession;
  }

  override renderedCallback(): void {
    const input = this.template!.querySelector<HTMLInputElement>('[data-id="address"]');
    if (!input) return;
    input.setCustomValidity(this.addressError);
    if (this.isChecked) input.reportValidity();
    if (this.#hasFocused) return;
    this.#hasFocused = true;
    // Opened in another tab, it is drawn in this one too.
    if (document.hasFocus()) this.comeForward();
  }

  /** Into sight, with keyboard focus: the agent has asked for it. */
  @api
  comeForward(): void {
    for (const part of ['.controls', '.heading']) {
      this.template!.querySelector(part)?.scrollIntoView({ block: 'nearest' });
    }
    this.template!.querySelector<HTMLElement>('[data-id="address"]')?.focus();
  }

  private change(changes: Partial<Entered>): void {
    this.entered = { ...this.entered, ...changes };
    this.#echo.type(this.entered);
    this.speak({ type: 'agent.fillForm', formId: this.#formId, entered: this.entered });
  }

  private speak(detail: DeskWish): void {
    this.dispatchEvent(new CustomEvent<DeskWish>('wish', { detail }));
  }

  handleAddress(event: CustomEvent<{ value: string }>): void {
    this.change({ address: event.detail.value });
  }

  handleAddressBlur(): void {
    if (this.entered.address === '') return;
    afterPress(() => {
      this.isChecked = true;
    });
  }

  handleSkill(event: CustomEvent<{ value: string }>): void {
    this.change({ skillId: event.detail.value });
  }

  handlePurpose(event: Event): void {
    this.change({ purpose: (event.currentTarget as HTMLInputElement).value as Entered['purpose'] });
  }

  handleKeydown(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.handleCancel();
  }

  handleAddressKeydown(event: KeyboardEvent): void {
    // The key that opened the form may be down still.
    if (event.key === 'Enter' && !event.repeat) this.handleSubmit();
  }

  handleSubmit(): void {
    this.isChecked = true;
    const { address, skillId, purpose } = this.entered;
    if (this.off || !purpose) return;
    this.speak({ type: 'agent.submitForm', formId: this.#formId, address, skillId, purpose });
  }

  handleCancel(): void {
    this.speak({ type: 'agent.closeForm' });
  }
}
