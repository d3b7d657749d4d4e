/** What the framework calls on a wire adapter. */
export interface WireAdapter<Config = Record<string, unknown>, Context = Record<string, unknown>> {
  connect(): void;
  update(config: Config, context?: Context): void;
  disconnect(): void;
}

export type DataCallback = (value: unknown) => void;

/** What a wired property holds until the first answer. */
export const NOTHING_YET = { data: undefined, error: undefined };

type Consumer = { provide(context: Record<string, unknown>): void };
type ConsumerCallbacks = {
  consumerConnectedCallback(consumer: Consumer): void;
  consumerDisconnectedCallback(consumer: Consumer): void;
};

/** `createContextProvider` of the framework, which its types leave out. */
export type CreateContextProvider = (adapter: unknown) => (element: EventTarget, callbacks: ConsumerCallbacks) => void;
