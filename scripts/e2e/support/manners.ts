/** Readings of the switches of `/control/manners`; what is absent is as shipped. */
export interface Manners {
  deliveryMode?: string;
  stateEndsAcw?: boolean | null;
  requestContact?: boolean;
  silentSignIn?: boolean;
  earlyDispositionSkipsAcw?: boolean;
  [name: string]: unknown;
}

/** Whether choosing a state ends after-contact work. */
export const stateEndsAcw = ({ stateEndsAcw: says, deliveryMode }: Manners): boolean =>
  says ?? deliveryMode === 'SingleContact';
