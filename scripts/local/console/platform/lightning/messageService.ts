import type { DataCallback, WireAdapter } from '../wire.ts';

export const APPLICATION_SCOPE: unique symbol = Symbol('APPLICATION_SCOPE');

/** Where a publisher or subscriber lives; `isActive` is false in a record tab that is not in front. */
export interface MessageScope {
  isActive(): boolean;
}

interface Channel {
  name: string;
}

export interface Subscription {
  readonly channel: string;
  readonly scope: MessageScope;
  readonly everywhere: boolean;
  readonly listener: (message: unknown) => void;
}

const ALWAYS: MessageScope = { isActive: () => true };
const subscriptions = new Set<Subscription>();

/** The message context of the component; a record tab that is not in front hears only with `APPLICATION_SCOPE`. */
export class MessageContext implements WireAdapter<object, { messageScope?: MessageScope }> {
  static contextSchema = { messageScope: 'optional' };
  readonly #tell: DataCallback;

  constructor(tell: DataCallback) {
    this.#tell = tell;
  }

  connect(): void {}

  update(_config: object, context?: { messageScope?: MessageScope }): void {
    this.#tell(context?.messageScope ?? ALWAYS);
  }

  disconnect(): void {}
}

/** A context for modules that are no components. */
export const createMessageContext = (): MessageScope => ({ isActive: () => true });

export function releaseMessageContext(context: MessageScope): void {
  for (const subscription of [...subscriptions]) if (subscription.scope === context) subscriptions.delete(subscription);
}

function mustBeChannel(channel: Channel | undefined): string {
  if (!channel?.name) throw new TypeError('lightning/messageService: a message channel is needed');
  return channel.name;
}

export function subscribe(
  context: MessageScope,
  channel: Channel,
  listener: (message: unknown) => void,
  { scope }: { scope?: typeof APPLICATION_SCOPE } = {}
): Subscription {
  if (!context) throw new TypeError('lightning/messageService: subscribe needs a message context');
  const subscription = {
    channel: mustBeChannel(channel),
    scope: context,
    everywhere: scope === APPLICATION_SCOPE,
    listener
  };
  subscriptions.add(subscription);
  return subscription;
}

export function unsubscribe(subscription: Subscription | null | undefined): void {
  if (subscription) subscriptions.delete(subscription);
}

/** Sends a message as JSON, so that functions are lost and nobody shares an object with the sender. */
export function publish(context: MessageScope, channel: Channel, message?: unknown): void {
  if (!context) throw new TypeError('lightning/messageService: publish needs a message context');
  const name = mustBeChannel(channel);
  const text = JSON.stringify(message ?? {});
  queueMicrotask(() => deliver(name, text));
  forward(name, text);
}

let forward: (channel: string, text: string) => void = () => {};

/** Hears every message of this page, to bring it to the windows that belong to it. */
export function forwardMessages(to: typeof forward): void {
  forward = to;
}

/** Tells the subscribers of this page. */
export function deliver(name: string, text: string): void {
  for (const subscription of [...subscriptions]) {
    if (subscription.channel !== name || !subscriptions.has(subscription)) continue;
    if (!subscription.everywhere && !subscription.scope.isActive()) continue;
    try {
      subscription.listener(JSON.parse(text));
    } catch (error) {
      reportError(error);
    }
  }
}
