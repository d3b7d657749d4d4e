import 'test/builders/english';
import { axe, toHaveNoViolations } from 'jest-axe';
import { clearPage, everything, mount, settle, words } from 'test/builders/screen';
import SoftphoneWorkItem from '../softphoneWorkItem';

expect.extend(toHaveNoViolations);

async function open(payload: string, kind: string | null = null, linkHosts = ['example.com']) {
  const item = mount('c-softphone-work-item', SoftphoneWorkItem, { view: { type: kind, payload, linkHosts } });
  await settle();
  return item;
}

const links = (item: Element) =>
  everything(item.shadowRoot!)
    .filter(({ tagName }) => tagName === 'A')
    .map((link) => link.getAttribute('href'));

describe('a work item', () => {
  afterEach(clearPage);

  it('shows its data field by field', async () => {
    expect(words(await open('{"order":"A-1","amount":12.5}', 'Refund'))).toBe(
      'Type | Refund | order | A-1 | amount | 12.5'
    );
  });

  it('shows data it cannot take apart as it came', async () => {
    expect(words(await open('call Ann back'))).toContain('call Ann back');
  });

  it('opens nothing but https addresses', async () => {
    const payload = JSON.stringify({
      good: 'https://example.com/a',
      plain: 'http://example.com/',
      script: 'javascript:alert(1)',
      data: 'data:text/html,hello',
      hidden: 'https://user:secret@example.com/'
    });
    expect(links(await open(payload))).toEqual(['https://example.com/a']);
  });

  it('opens addresses on hosts that are allowed, and shows all others as text', async () => {
    const payload = JSON.stringify({ ours: 'https://example.com/a', theirs: 'https://evil.example/a' });
    const item = await open(payload);
    expect(links(item)).toEqual(['https://example.com/a']);
    expect(words(item)).toContain('https://evil.example/a');
  });

  it('opens nothing while no host is allowed', async () => {
    const item = await open('{"link":"https://example.com/a"}', null, []);
    expect(links(item)).toEqual([]);
    expect(words(item)).toContain('https://example.com/a');
  });

  it('says how many fields it has beyond those it shows', async () => {
    const fields = (count: number): string =>
      JSON.stringify(
        Object.fromEntries(Array.from({ length: count }, (_, at) => [`field${at + 1}`, `value${at + 1}`]))
      );
    expect(words(await open(fields(40)))).toMatch(/value30 \| More fields, not shown here: 10$/);
    expect(words(await open(fields(30)))).toMatch(/value30$/);
  });

  it('says when it carries no data', async () => {
    expect(words(await open(''))).toBe('This work item carries no data.');
  });

  it.each([['{"link":"https://example.com/a"}'], ['text'], ['']])('is accessible with %s', async (payload) => {
    expect(await axe(await open(payload))).toHaveNoViolations();
  });
});
