import { readRecord, titleOf } from './records.ts';
import { Watched } from './watched.ts';

/** A page of the console, as components name it. */
export interface PageReference {
  type: string;
  attributes: Record<string, string | undefined>;
  state?: Record<string, string>;
}

/** One workspace tab. */
export interface Tab {
  tabId: string;
  recordId: string;
  objectApiName: string;
  label: string;
  icon: string;
  highlighted: boolean;
  closeable: boolean;
}

export interface Workspace {
  /** The object whose list is shown while no tab is in front. */
  object: string;
  tabs: Tab[];
  /** Null: the list. */
  focused: string | null;
}

const MEMORY = 'console.workspace';

function remembered(): Workspace {
  const empty: Workspace = { object: 'Contact', tabs: [], focused: null };
  try {
    return { ...empty, ...(JSON.parse(sessionStorage.getItem(MEMORY) ?? '{}') as Partial<Workspace>) };
  } catch {
    return empty;
  }
}

/** What is open in the console; a reload finds it again. */
export const workspace = new Watched<Workspace>(
  typeof sessionStorage === 'undefined' ? { object: 'Contact', tabs: [], focused: null } : remembered()
);

if (typeof sessionStorage !== 'undefined')
  workspace.watch((value) => sessionStorage.setItem(MEMORY, JSON.stringify(value)));

const change = (part: Partial<Workspace>) => {
  workspace.value = { ...workspace.value, ...part };
};

/** Shows the list of an object. */
export const showList = (object: string): void => change({ object, focused: null });

/** Opens a record in a tab of its own, or brings its tab to the front; answers the tab's id, or null for no such record. */
export async function openRecord(recordId: string, focus = true): Promise<string | null> {
  const open = workspace.value.tabs.find((tab) => tab.recordId === recordId);
  if (open) {
    if (focus) change({ focused: open.tabId });
    return open.tabId;
  }
  const answer = await readRecord(recordId);
  if (!answer) return null;
  const info = globalThis.standInOrg.objects.find(({ apiName }) => apiName === answer.apiName);
  const tab: Tab = {
    tabId: `ctab${recordId}`,
    recordId,
    objectApiName: answer.apiName,
    label: titleOf(answer.record.fields),
    icon: info?.icon ?? 'standard:record',
    highlighted: false,
    closeable: true
  };
  const tabs = workspace.value.tabs.some(({ tabId }) => tabId === tab.tabId)
    ? workspace.value.tabs
    : [...workspace.value.tabs, tab];
  change({ tabs, ...(focus ? { focused: tab.tabId } : {}) });
  return tab.tabId;
}

/** Brings a tab to the front. */
export function focusTab(tabId: string): boolean {
  if (!workspace.value.tabs.some((tab) => tab.tabId === tabId)) return false;
  change({ focused: tabId });
  return true;
}

/** Closes a tab; its left neighbour comes to the front. */
export function closeTab(tabId: string): boolean {
  const { tabs, focused } = workspace.value;
  const place = tabs.findIndex((tab) => tab.tabId === tabId);
  if (place < 0) return false;
  const left = tabs.filter((tab) => tab.tabId !== tabId);
  change({ tabs: left, focused: focused === tabId ? (left[Math.max(0, place - 1)]?.tabId ?? null) : focused });
  return true;
}

/** Changes how a tab looks. */
export function changeTab(
  tabId: string,
  part: Partial<Pick<Tab, 'label' | 'icon' | 'highlighted' | 'closeable'>>
): boolean {
  const { tabs } = workspace.value;
  if (!tabs.some((tab) => tab.tabId === tabId)) return false;
  change({ tabs: tabs.map((tab) => (tab.tabId === tabId ? { ...tab, ...part } : tab)) });
  return true;
}

/** The page in front, as `CurrentPageReference` tells it. */
export function currentPage({ tabs, focused, object }: Workspace): PageReference {
  const tab = tabs.find(({ tabId }) => tabId === focused);
  return tab
    ? {
        type: 'standard__recordPage',
        attributes: { recordId: tab.recordId, objectApiName: tab.objectApiName, actionName: 'view' },
        state: {}
      }
    : { type: 'standard__objectPage', attributes: { objectApiName: object, actionName: 'list' }, state: {} };
}

/** The address of a page, as Lightning writes it. */
export function urlOf({ type, attributes }: PageReference): string {
  if (type === 'standard__recordPage')
    return `/lightning/r/${attributes['objectApiName'] ?? 'sObject'}/${attributes['recordId']}/view`;
  if (type === 'standard__objectPage') return `/lightning/o/${attributes['objectApiName']}/list`;
  return type === 'standard__webPage' ? String(attributes['url']) : '/lightning/page/home';
}

/** Goes to a page: a record's tab, an object's list, or another site in a new window. */
export async function navigate({ type, attributes }: PageReference): Promise<void> {
  if (type === 'standard__recordPage' && attributes['recordId']) await openRecord(attributes['recordId']);
  else if (type === 'standard__objectPage' && attributes['objectApiName']) showList(attributes['objectApiName']);
  else if (type === 'standard__webPage' && attributes['url']) window.open(attributes['url'], '_blank', 'noopener');
}

/** The page an address such as `/lightning/r/Contact/003…/view` names, or null. */
export function pageOf(path: string): PageReference | null {
  const [, objectApiName, recordId] = path.match(/^\/lightning\/r\/(?:(\w+)\/)?(\w{15,18})\/view/) ?? [];
  if (recordId) return { type: 'standard__recordPage', attributes: { recordId, objectApiName, actionName: 'view' } };
  const [, object] = path.match(/^\/lightning\/o\/(\w+)\/list/) ?? [];
  return object ? { type: 'standard__objectPage', attributes: { objectApiName: object, actionName: 'list' } } : null;
}
