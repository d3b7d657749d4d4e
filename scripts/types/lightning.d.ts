/// <reference types="@salesforce/lightning-types" />

// The platform modules of Salesforce's LWC and console guides that @salesforce/lightning-types leaves out.

declare module 'lightning/messageService' {
  /** A place in the page that messages come from and go to; undefined until the wire has answered. */
  export interface MessageContextValue {
    readonly __messageContext?: never;
  }
  export interface Subscription {
    readonly __subscription?: never;
  }
  export interface MessageChannel {
    readonly __messageChannel?: never;
  }
  export const APPLICATION_SCOPE: unique symbol;
  export const MessageContext: import('lwc').WireAdapterConstructor<
    import('lwc').ConfigValue,
    MessageContextValue,
    import('lwc').ContextValue
  >;
  export function createMessageContext(): MessageContextValue;
  export function releaseMessageContext(context: MessageContextValue): void;
  export function publish(context: MessageContextValue, channel: MessageChannel, message?: unknown): void;
  export function subscribe(
    context: MessageContextValue,
    channel: MessageChannel,
    listener: (message: unknown) => void,
    options?: { scope?: typeof APPLICATION_SCOPE }
  ): Subscription;
  export function unsubscribe(subscription: Subscription | null): void;
}

declare module 'lightning/platformUtilityBarApi' {
  /** The id of the utility a component sits in; null outside a utility. */
  export const EnclosingUtilityId: import('lwc').WireAdapterConstructor<
    import('lwc').ConfigValue,
    string | null,
    import('lwc').ContextValue
  >;
  export interface UtilityLook {
    label?: string;
    icon?: string;
    iconVariant?: 'success' | 'warning' | 'error' | null;
    highlighted?: boolean;
  }
  export interface PanelLook {
    label?: string;
    icon?: string;
    iconVariant?: 'success' | 'warning' | 'error' | null;
    height?: number;
    width?: number;
    heightTransition?: string;
    widthTransition?: string;
  }
  export interface UtilityInfo {
    id: string;
    utilityLabel?: string;
    utilityIcon?: string;
    utilityIconVariant?: string;
    utilityHighlighted?: boolean;
    utilityVisible?: boolean;
    panelHeaderLabel?: string;
    panelHeight?: number;
    panelWidth?: number;
  }
  export function open(utilityId: string, options?: { autoFocus?: boolean }): Promise<boolean>;
  export function minimize(utilityId: string): Promise<boolean>;
  export function updateUtility(utilityId: string, look: UtilityLook): Promise<boolean>;
  export function updatePanel(utilityId: string, look: PanelLook): Promise<boolean>;
  export function enablePopout(
    utilityId: string,
    enabled: boolean,
    options?: { disabledText?: string }
  ): Promise<boolean>;
  export function enableModal(utilityId: string, enabled: boolean): Promise<boolean>;
  export function getInfo(utilityId: string): Promise<UtilityInfo>;
  export function getAllUtilityInfo(): Promise<UtilityInfo[]>;
  export function onUtilityClick(utilityId: string, handler: (event: unknown) => void): Promise<boolean>;
}

declare module 'lightning/platformWorkspaceApi' {
  export interface TabInfo {
    tabId: string;
    recordId?: string;
    objectApiName?: string;
    title?: string;
    focused?: boolean;
    isSubtab?: boolean;
    parentTabId?: string;
    pageReference?: object;
  }
  export interface OpenTabOptions {
    recordId?: string;
    pageReference?: object;
    url?: string;
    focus?: boolean;
    label?: string;
    icon?: string;
    iconAlt?: string;
  }
  export const EnclosingTabId: import('lwc').WireAdapterConstructor<
    import('lwc').ConfigValue,
    string | undefined,
    import('lwc').ContextValue
  >;
  export const IsConsoleNavigation: import('lwc').WireAdapterConstructor<
    import('lwc').ConfigValue,
    boolean,
    import('lwc').ContextValue
  >;
  export function openTab(options: OpenTabOptions): Promise<string>;
  export function openSubtab(parentTabId: string, options: OpenTabOptions): Promise<string>;
  export function focusTab(tabId: string): Promise<boolean>;
  export function closeTab(tabId: string): Promise<boolean>;
  export function refreshTab(tabId: string, options?: { includeAllSubtabs?: boolean }): Promise<void>;
  export function getTabInfo(tabId: string): Promise<TabInfo>;
  export function getAllTabInfo(): Promise<TabInfo[]>;
  export function getFocusedTabInfo(): Promise<TabInfo>;
  export function setTabLabel(tabId: string, label: string): Promise<TabInfo>;
}

declare module 'lightning/navigation' {
  export interface PageReference {
    type: string;
    attributes: Record<string, unknown>;
    state: Record<string, string | undefined>;
  }
  export const CurrentPageReference: import('lwc').WireAdapterConstructor<
    import('lwc').ConfigValue,
    PageReference | null,
    import('lwc').ContextValue
  >;
  const navigate: unique symbol;
  const generateUrl: unique symbol;
  type Constructor = new (...parameters: never[]) => object;
  interface Navigates {
    [navigate](pageReference: Partial<PageReference>, replace?: boolean): void;
    [generateUrl](pageReference: Partial<PageReference>): Promise<string>;
  }
  interface Mixin {
    <Base extends Constructor>(base: Base): Base & (new (...parameters: never[]) => Navigates);
    readonly Navigate: typeof navigate;
    readonly GenerateUrl: typeof generateUrl;
  }
  export const NavigationMixin: Mixin;
}

declare module 'lightning/uiRecordApi' {
  export interface FieldValue {
    value: unknown;
    displayValue?: string | null;
  }
  export interface RecordData {
    apiName: string;
    id: string;
    fields: Record<string, FieldValue>;
  }
  export interface WireAnswer<Data> {
    data?: Data;
    error?: unknown;
  }
  type FieldReference = string | { objectApiName: string; fieldApiName: string };
  export const getRecord: import('lwc').WireAdapterConstructor<
    { recordId?: string; fields?: FieldReference[]; optionalFields?: FieldReference[]; modes?: string[] },
    WireAnswer<RecordData>,
    import('lwc').ContextValue
  >;
  export function getFieldValue(record: RecordData | undefined, field: FieldReference): unknown;
  export function getFieldDisplayValue(record: RecordData | undefined, field: FieldReference): string | null;
  export function notifyRecordUpdateAvailable(records: { recordId: string }[]): Promise<void>;
}

declare module 'lightning/platformShowToastEvent' {
  export interface ToastParameters {
    title: string;
    message?: string;
    messageData?: (string | { url: string; label: string })[];
    variant?: 'info' | 'success' | 'warning' | 'error';
    mode?: 'dismissible' | 'pester' | 'sticky';
  }
  export const ShowToastEventName: string;
  export class ShowToastEvent extends CustomEvent<ToastParameters> {
    constructor(toast: ToastParameters);
  }
}
