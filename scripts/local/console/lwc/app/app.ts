import { LightningElement } from 'lwc';
import { type Tab, type Workspace, workspace } from '../../platform/workspace.ts';
import { words } from '../words/words.ts';

/** The stand-in Lightning console. */
export default class App extends LightningElement {
  workspace: Workspace = workspace.value;
  #stop?: () => void;

  connectedCallback(): void {
    this.#stop = workspace.watch((value) => {
      this.workspace = value;
      const title = value.tabs.find(({ tabId }) => tabId === value.focused)?.label ?? words.app;
      if (title !== this.#title) document.title = this.#title = title;
    });
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  #title = '';

  get isList(): boolean {
    return this.workspace.focused === null;
  }

  get listClass(): string {
    return this.isList ? 'page' : 'page slds-hide';
  }

  get tabs(): (Tab & { isActive: boolean; pageClass: string })[] {
    return this.workspace.tabs.map((tab) => {
      const isActive = tab.tabId === this.workspace.focused;
      return { ...tab, isActive, pageClass: isActive ? 'page' : 'page slds-hide' };
    });
  }
}
