import { LightningElement, api } from 'lwc';
import { beUtility } from '../contexts/contexts.ts';
import { words } from '../words/words.ts';
import { popOut } from '../../platform/popOut.ts';
import { type Utility, showUtility } from '../../platform/utilities.ts';

/** The panel of one utility; minimised it is hidden, never taken out of the page. */
export default class UtilityPanel extends LightningElement {
  words = words;
  current!: Utility;
  #wantsFocus = false;

  constructor() {
    super();
    beUtility(this as unknown as EventTarget, () => this.current.id);
  }

  @api
  get utility(): Utility {
    return this.current;
  }

  set utility(value: Utility) {
    this.#wantsFocus = value.autoFocus && !this.current?.isOpen && value.isOpen;
    this.current = value;
  }

  renderedCallback(): void {
    if (!this.#wantsFocus) return;
    this.#wantsFocus = false;
    this.template!.querySelector<HTMLElement>('.panel')?.focus();
  }

  get panelClass(): string {
    return this.current.isOpen ? 'panel' : 'panel slds-hide';
  }

  get size(): string {
    const { height, width } = this.current.panel;
    return `height: min(${height}px, calc(100vh - 2.5rem)); width: min(${width}px, 100vw)`;
  }

  get iconName(): string {
    return `utility:${this.current.panel.icon || 'apps'}`;
  }

  get popOutHelp(): string {
    return this.current.popout.disabledText || words.popOut;
  }

  get isPopOutOff(): boolean {
    return !this.current.popout.enabled;
  }

  get isDocked(): boolean {
    return !this.current.isPoppedOut;
  }

  handlePopOut(): void {
    popOut(this.current);
  }

  handleMinimize(): void {
    showUtility(this.current.id, false);
  }
}
