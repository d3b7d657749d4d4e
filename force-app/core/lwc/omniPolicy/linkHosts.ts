const HOST = /^(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]([a-z0-9-]*[a-z0-9])?$/;
const LONGEST = 253;

/** A host name, or `*.` and a host name for all hosts below it; null: neither. */
export function readLinkHost(text: string): string | null {
  const host = text.toLowerCase();
  return host.length <= LONGEST && HOST.test(host) ? host : null;
}

const isAllowed = (entry: string, host: string): boolean =>
  entry.startsWith('*.') ? host.endsWith(entry.slice(1)) : host === entry;

/** The address to open, or null: anything but `https:` at its own port, on a host that is allowed, stays text. */
export function readLink(text: string, hosts: string[]): string | null {
  try {
    const { protocol, username, password, port, hostname, href } = new URL(text);
    const isPlain = protocol === 'https:' && !username && !password && !port;
    return isPlain && hosts.some((entry) => isAllowed(entry, hostname)) ? href : null;
  } catch {
    return null;
  }
}
