import { LightningElement } from 'lwc';
import { type Workspace, closeTab, focusTab, showList, workspace } from '../../platform/workspace.ts';
import { fill, words } from '../words/words.ts';

/** The objects, and the records that are open. */
export default class Navigation extends LightningElement {
  words = words;
  workspace: Workspace = workspace.value;
  #stop?: () => void;

  connectedCallback(): void {
    this.#stop = workspace.watch((value) => {
      this.workspace = value;
    });
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  get objects(): { apiName: string; plural: string; current: string | null; itemClass: string }[] {
    const { object, focused } = this.workspace;
    return globalThis.standInOrg.objects.map(({ apiName, plural }) => {
      const isCurrent = focused === null && apiName === object;
      return { apiName, plural, current: isCurrent ? 'page' : null, itemClass: isCurrent ? 'item current' : 'item' };
    });
  }

  get hasTabs(): boolean {
    return this.workspace.tabs.length > 0;
  }

  get tabs() {
    return this.workspace.tabs.map((tab) => {
      const isCurrent = tab.tabId === this.workspace.focused;
      return {
        ...tab,
        current: isCurrent ? 'page' : null,
        itemClass: `item tab${isCurrent ? ' current' : ''}${tab.highlighted ? ' highlighted' : ''}`,
        closeLabel: fill(words.close, { name: tab.label })
      };
    });
  }

  handleObject(event: Event): void {
    showList((event.currentTarget as HTMLElement).dataset['object']!);
  }

  handleTab(event: Event): void {
    focusTab((event.currentTarget as HTMLElement).dataset['tab']!);
  }

  handleClose(event: Event): void {
    closeTab((event.currentTarget as HTMLElement).dataset['tab']!);
  }
}
