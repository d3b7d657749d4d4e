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
    'https://:secret@orders.example/',
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

  it('may lead to any of several allowed hosts', () => {
    for (const host of ['orders.example', 'shop.example'])
      expect(readLink(`https://${host}/`, ['orders.example', 'shop.example'])).toBe(`https://${host}/`);
  });

  it('may lead below a host that is allowed with a star, not to the host itself', () => {
    const hosts = ['*.orders.example'];
    expect(readLink('https://www.orders.example/', hosts)).toBe('https://www.orders.example/');
    expect(readLink('https://a.b.orders.example/', hosts)).toBe('https://a.b.orders.example/');
    expect(readLink('https://orders.example/', hosts)).toBeNull();
    expect(readLink('https://evilorders.example/', hosts)).toBeNull();
  });
});

describe('an allowed host', () => {
  it.each([
    'orders.example',
    '*.orders.example',
    'a.b.orders.example',
    'a-1.example',
    'a.b',
    'a.b-1',
    '1.example',
    'xn--bcher-kva.example',
    `${'a'.repeat(245)}.example`
  ])('may be %s', (host) => expect(hostsFrom(host)).toEqual([host]));

  it('is read without the blanks around it, and in any spelling', () => {
    expect(hostsFrom(' Orders.EXAMPLE ')).toEqual(['orders.example']);
  });

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
    'a-.example',
    'a.example-',
    'a.-example',
    'a.1example',
    'or ders.example',
    'https://x.orders.example',
    'bücher.example',
    `${'a'.repeat(246)}.example`
  ])('cannot be %s', (host) => expect(hostsFrom(host)).toEqual([]));
});
