import { readLink, readSettings } from 'c/omniPolicy';

const hostsFrom = (...hosts: string[]): string[] =>
  readSettings({ linkHosts: hosts.map((host) => ({ record: host, host })) }).linkHosts;

describe('a link', () => {
  it.each(['https://orders.example/a?b#c', 'https://orders.example:443/a', 'HTTPS://ORDERS.example/a'])(
    'may be opened on an allowed host: %s',
    (text) => expect(readLink(text, ['orders.example'])).toBe(new URL(text).href)
  );

  it.each([
    'http://orders.example/',
    'https://orders.example:8443/',
    'https://agent@orders.example/',
    'https://agent:secret@orders.example/',
    'https://www.orders.example/',
    'https://orders.example.evil.example/',
    'https://evilorders.example/',
    'https://orders.example./',
    'https://evil.example/?orders.example',
    'https://evil.example\\@orders.example/',
    'https://0rders.example/',
    'https://оrders.example/',
    'javascript:alert("https://orders.example/")',
    'data:text/html,https://orders.example/',
    '//orders.example/',
    'orders.example',
    ''
  ])('stays text: %s', (text) => expect(readLink(text, ['orders.example'])).toBeNull());

  it('may lead below a host that is allowed with a star, not to the host itself', () => {
    const hosts = ['*.orders.example'];
    expect(readLink('https://www.orders.example/', hosts)).toBe('https://www.orders.example/');
    expect(readLink('https://a.b.orders.example/', hosts)).toBe('https://a.b.orders.example/');
    expect(readLink('https://orders.example/', hosts)).toBeNull();
    expect(readLink('https://evilorders.example/', hosts)).toBeNull();
  });
});

describe('an allowed host', () => {
  it.each(['orders.example', '*.orders.example', 'a-1.example', 'xn--bcher-kva.example'])('may be %s', (host) =>
    expect(hostsFrom(host)).toEqual([host])
  );

  it.each([
    '*',
    '*.com',
    '*.*.example',
    'a.*.example',
    '*orders.example',
    'localhost',
    '127.0.0.1',
    '[::1]',
    'https://orders.example',
    'orders.example/path',
    'orders.example:443',
    'orders.example.',
    '-a.example',
    'bücher.example',
    `${'a'.repeat(250)}.example`
  ])('cannot be %s', (host) => expect(hostsFrom(host)).toEqual([]));
});
