import type { DeskView } from 'c/omniDesk';

/** What a session must know of the call that is up, to draw its mute control. */
export interface CallControls {
  interactionId: string;
  mute: DeskView['mute'];
  isMuted: boolean;
}
