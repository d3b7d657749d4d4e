import {
  type PageReference,
  type Tab,
  changeTab,
  closeTab as close,
  focusTab as focusOn,
  openRecord,
  pageOf,
  showList,
  workspace
} from '../workspace.ts';
import type { DataCallback, WireAdapter } from '../wire.ts';

const LIST_TAB = 'ctab0';

interface Target {
  recordId?: string;
  pageReference?: PageReference;
  url?: string;
  focus?: boolean;
  label?: string;
  icon?: string;
}

const noTab = (tabId: string) => new Error(`There is no tab ${JSON.stringify(tabId)}.`);

const must = <T>(done: boolean, value: T, tabId: string): Promise<T> =>
  done ? Promise.resolve(value) : Promise.reject(noTab(tabId));

function infoOf(tab: Tab) {
  return {
    tabId: tab.tabId,
    recordId: tab.recordId,
    focused: workspace.value.focused === tab.tabId,
    title: tab.label,
    customTitle: null,
    icon: tab.icon,
    iconAlt: tab.objectApiName,
    closeable: tab.closeable,
    highlighted: tab.highlighted,
    pinned: false,
    isSubtab: false,
    parentTabId: null,
    subtabs: [] as object[],
    url: `/lightning/r/${tab.objectApiName}/${tab.recordId}/view`,
    pageReference: {
      type: 'standard__recordPage',
      attributes: { recordId: tab.recordId, objectApiName: tab.objectApiName, actionName: 'view' },
      state: {}
    }
  };
}

const listInfo = () => ({
  tabId: LIST_TAB,
  recordId: null,
  focused: workspace.value.focused === null,
  title: workspace.value.object,
  customTitle: null,
  icon: 'standard:list',
  iconAlt: workspace.value.object,
  closeable: false,
  highlighted: false,
  pinned: false,
  isSubtab: false,
  parentTabId: null,
  subtabs: [] as object[],
  url: `/lightning/o/${workspace.value.object}/list`,
  pageReference: {
    type: 'standard__objectPage',
    attributes: { objectApiName: workspace.value.object, actionName: 'list' },
    state: {}
  }
});

const find = (tabId: string) => workspace.value.tabs.find((tab) => tab.tabId === tabId);

/** Opens a record or list; the page keeps no sub-tabs, so that a sub-tab becomes a tab of its own. */
export async function openTab({ recordId, pageReference, url, focus = false, label, icon }: Target): Promise<string> {
  const page = pageReference ?? (url ? pageOf(new URL(url, location.href).pathname) : null);
  const record = recordId ?? page?.attributes['recordId'];
  if (!record) {
    if (!page?.attributes['objectApiName']) throw new Error('openTab: nothing to open');
    showList(page.attributes['objectApiName']);
    return LIST_TAB;
  }
  const tabId = await openRecord(record, focus);
  if (!tabId) throw new Error(`openTab: there is no record ${record}`);
  if (label || icon) changeTab(tabId, { ...(label && { label }), ...(icon && { icon }) });
  return tabId;
}

export const openSubtab = (_parentTabId: string, target: Target): Promise<string> => openTab(target);
export const focusTab = (tabId: string): Promise<boolean> => must(focusOn(tabId), true, tabId);
export const closeTab = (tabId: string): Promise<boolean> => must(close(tabId), true, tabId);
export const refreshTab = (tabId: string): Promise<boolean> => must(Boolean(find(tabId)), true, tabId);

export function getTabInfo(tabId: string): Promise<ReturnType<typeof infoOf> | ReturnType<typeof listInfo>> {
  if (tabId === LIST_TAB) return Promise.resolve(listInfo());
  const tab = find(tabId);
  return tab ? Promise.resolve(infoOf(tab)) : Promise.reject(noTab(tabId));
}

export const getAllTabInfo = () => Promise.resolve([listInfo(), ...workspace.value.tabs.map(infoOf)]);
export const getFocusedTabInfo = () => getTabInfo(workspace.value.focused ?? LIST_TAB);
export const setTabLabel = (tabId: string, label: string) => must(changeTab(tabId, { label }), true, tabId);
export const setTabIcon = (tabId: string, icon: string) => must(changeTab(tabId, { icon }), true, tabId);
export const setTabHighlighted = (tabId: string, highlighted: boolean) =>
  must(changeTab(tabId, { highlighted }), true, tabId);
export const disableTabClose = (tabId: string, disabled: boolean) =>
  must(changeTab(tabId, { closeable: !disabled }), true, tabId);

/** The id of the tab around the component; null in a utility. */
export class EnclosingTabId implements WireAdapter<object, { tabId?: string }> {
  static contextSchema = { tabId: 'optional' };
  readonly #tell: DataCallback;

  constructor(tell: DataCallback) {
    this.#tell = tell;
  }

  connect(): void {}

  update(_config: object, context?: { tabId?: string }): void {
    this.#tell(context?.tabId ?? null);
  }

  disconnect(): void {}
}

/** Whether the app has console navigation. */
export class IsConsoleNavigation implements WireAdapter {
  readonly #tell: DataCallback;

  constructor(tell: DataCallback) {
    this.#tell = tell;
  }

  connect(): void {
    this.#tell(true);
  }

  update(): void {}

  disconnect(): void {}
}
