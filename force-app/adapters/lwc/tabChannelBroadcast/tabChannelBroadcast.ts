import type { TabChannel } from 'c/omniPorts';

export const CHANNEL_PREFIX = 'omnichannel-softphone';
const LONGEST_TEXT = 8_000_000;

/** A channel nobody else is on, for browsers without one. */
const deafChannel: TabChannel = { post: () => undefined, listen: () => () => undefined };

/** The channel of this browser's tabs as a BroadcastChannel. */
export function createTabChannelBroadcast(name = ''): TabChannel {
  if (typeof BroadcastChannel === 'undefined') return deafChannel;
  const channel = new BroadcastChannel(name === '' ? CHANNEL_PREFIX : `${CHANNEL_PREFIX}-${name}`);
  return {
    post: (text) => channel.postMessage(text),
    listen(hear) {
      const listener = ({ data }: MessageEvent): void => {
        if (typeof data === 'string' && data.length <= LONGEST_TEXT) hear(data);
      };
      channel.addEventListener('message', listener);
      return () => channel.removeEventListener('message', listener);
    }
  };
}
