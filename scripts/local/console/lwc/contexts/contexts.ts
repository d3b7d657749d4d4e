import * as lwc from 'lwc';
import { MessageContext, type MessageScope } from '../../platform/lightning/messageService.ts';
import { EnclosingUtilityId } from '../../platform/lightning/platformUtilityBarApi.ts';
import { EnclosingTabId } from '../../platform/lightning/platformWorkspaceApi.ts';
import type { CreateContextProvider } from '../../platform/wire.ts';

const createContextProvider = (lwc as unknown as { createContextProvider: CreateContextProvider })
  .createContextProvider;

const provideUtilityId = createContextProvider(EnclosingUtilityId);
const provideTabId = createContextProvider(EnclosingTabId);
const provideMessageScope = createContextProvider(MessageContext);

const giving = (context: () => Record<string, unknown>) => ({
  consumerConnectedCallback: (consumer: { provide(context: Record<string, unknown>): void }) =>
    consumer.provide(context()),
  consumerDisconnectedCallback: () => {}
});

/** Tells the components inside which utility they are in. Utilities always count as active. */
export function beUtility(element: EventTarget, utilityId: () => string): void {
  provideUtilityId(
    element,
    giving(() => ({ utilityId: utilityId() }))
  );
}

/** Tells the components inside which tab they are in, and whether it is in front. */
export function beTab(element: EventTarget, tabId: () => string, messageScope: MessageScope): void {
  provideTabId(
    element,
    giving(() => ({ tabId: tabId() }))
  );
  provideMessageScope(
    element,
    giving(() => ({ messageScope }))
  );
}
