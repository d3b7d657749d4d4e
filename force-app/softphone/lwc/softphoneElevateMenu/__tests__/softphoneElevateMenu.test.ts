import 'test/builders/english';
import { axe, toHaveNoViolations } from 'jest-axe';
import type { Reason, TargetChannel } from 'c/omniPorts';
import { byRole, clearPage, everything, mount, settle, words } from 'test/builders/screen';
import SoftphoneElevateMenu from '../softphoneElevateMenu';

expect.extend(toHaveNoViolations);

type Targets = { target: TargetChannel; off: Reason | null }[];

const BOTH: Targets = [
  { target: 'voice', off: null },
  { target: 'email', off: null }
];
const NO_SKILL: Targets = [{ target: 'voice', off: { key: 'noPhoneSkill' } }];

const all = (menu: Element) => everything(menu.shadowRoot!);
const plus = (menu: Element) => all(menu).find(({ tagName }) => tagName === 'BUTTON')!;
const items = (menu: Element) => all(menu).filter((element) => element.getAttribute('role') === 'menuitem');
const focused = (menu: Element) => menu.shadowRoot!.activeElement;
const key = (element: Element, name: string, repeat = false) =>
  element.dispatchEvent(
    new KeyboardEvent('keydown', { key: name, repeat, bubbles: true, composed: true, cancelable: true })
  );

async function open(targets: Targets = BOTH) {
  const menu = mount('c-softphone-elevate-menu', SoftphoneElevateMenu, { targets });
  const chosen: TargetChannel[] = [];
  menu.addEventListener('elevate', (event) => chosen.push((event as CustomEvent<TargetChannel>).detail));
  await settle();
  return { menu, chosen };
}

describe('the plus sign', () => {
  afterEach(clearPage);

  it('opens when the agent hovers over it and closes when she moves on', async () => {
    const { menu } = await open();
    plus(menu).parentElement!.dispatchEvent(new CustomEvent('mouseenter'));
    await settle();
    expect(items(menu).map((item) => item.textContent)).toEqual(['Voice', 'Email']);
    plus(menu).parentElement!.dispatchEvent(new CustomEvent('mouseleave'));
    await settle();
    expect(items(menu)).toEqual([]);
  });

  it.each(['Enter', ' ', 'ArrowDown'])('opens by the key "%s" and leads into the menu', async (name) => {
    const { menu } = await open();
    plus(menu).focus();
    key(plus(menu), name);
    await settle();
    expect(focused(menu)).toBe(items(menu)[0]);
  });

  it('takes keyboard focus back from an item that was pressed in vain when the pointer leaves', async () => {
    const { menu, chosen } = await open(NO_SKILL);
    plus(menu).parentElement!.dispatchEvent(new CustomEvent('mouseenter'));
    await settle();
    (items(menu)[0] as HTMLElement).focus();
    (items(menu)[0] as HTMLElement).click();
    plus(menu).parentElement!.dispatchEvent(new CustomEvent('mouseleave'));
    await settle();
    expect([items(menu), chosen]).toEqual([[], []]);
    expect(focused(menu)).toBe(plus(menu));
  });

  it.each(['Enter', ' '])('chooses nothing while the key "%s" that opened it is held down', async (name) => {
    const { menu, chosen } = await open();
    plus(menu).focus();
    key(plus(menu), name);
    await settle();
    key(items(menu)[0]!, name, true);
    expect(chosen).toEqual([]);
    key(items(menu)[0]!, name);
    expect(chosen).toEqual(['voice']);
  });

  it('opens by a press and stays open although the pointer moves on', async () => {
    const { menu } = await open();
    plus(menu).click();
    plus(menu).parentElement!.dispatchEvent(new CustomEvent('mouseleave'));
    await settle();
    expect(items(menu)).toHaveLength(2);
    expect(plus(menu).getAttribute('aria-expanded')).toBe('true');
  });

  it('stays closed when it only gets keyboard focus', async () => {
    const { menu } = await open();
    plus(menu).focus();
    await settle();
    expect(items(menu)).toEqual([]);
    expect(plus(menu).getAttribute('aria-expanded')).toBe('false');
  });

  it('closes by Escape and gives the focus back', async () => {
    const { menu } = await open();
    plus(menu).focus();
    key(plus(menu), 'ArrowDown');
    await settle();
    key(items(menu)[0]!, 'Escape');
    await settle();
    expect(items(menu)).toEqual([]);
    expect(focused(menu)).toBe(plus(menu));
  });

  it('walks through the targets in a circle', async () => {
    const { menu } = await open();
    key(plus(menu), 'ArrowDown');
    await settle();
    const [voice, email] = items(menu);
    key(voice!, 'ArrowUp');
    expect(focused(menu)).toBe(email);
    key(email!, 'ArrowDown');
    expect(focused(menu)).toBe(voice);
  });

  it('says which target was chosen, by pointer or by keyboard', async () => {
    const { menu, chosen } = await open();
    plus(menu).click();
    await settle();
    items(menu)[1]!.click();
    await settle();
    key(plus(menu), 'Enter');
    await settle();
    key(items(menu)[0]!, 'Enter');
    expect(chosen).toEqual(['email', 'voice']);
  });

  it('shows a target that is not possible now, with the reason, and does nothing when it is pressed', async () => {
    const { menu, chosen } = await open(NO_SKILL);
    plus(menu).click();
    await settle();
    const [voice] = items(menu);
    expect(voice!.getAttribute('aria-disabled')).toBe('true');
    const why = all(menu).find(({ id }) => id === voice!.getAttribute('aria-describedby'))!;
    expect(why.textContent).toBe('You have no outbound phone skill. A contact centre administrator can assign one.');
    voice!.click();
    key(voice!, 'Enter');
    expect(chosen).toEqual([]);
    expect(words(menu)).toContain('Voice');
  });

  it.each([
    ['closed', BOTH, false],
    ['open', BOTH, true],
    ['open with a target that is off', NO_SKILL, true]
  ])('is accessible while %s', async (_look, targets, isOpen) => {
    const { menu } = await open(targets);
    if (isOpen) plus(menu).click();
    await settle();
    expect(byRole(menu, 'menu') !== null).toBe(isOpen);
    expect(await axe(menu)).toHaveNoViolations();
  });
});
