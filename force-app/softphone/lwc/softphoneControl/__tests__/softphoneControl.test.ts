import 'test/builders/english';
import { clearPage, mount, settle } from 'test/builders/screen';
import SoftphoneControl from '../softphoneControl';

async function open() {
  const control = mount('c-softphone-control', SoftphoneControl, { label: 'End' });
  await settle();
  const pressed: string[] = [];
  control.addEventListener('press', () => pressed.push('press'));
  const click = (clicks: number): void => {
    const button = control.shadowRoot!.querySelector('button')!;
    button.dispatchEvent(new MouseEvent('click', { detail: clicks }));
  };
  /** Whether a browser would click the button on this key. */
  const clicksOn = (key: string, repeat: boolean): boolean =>
    control
      .shadowRoot!.querySelector('button')!
      .dispatchEvent(new KeyboardEvent('keydown', { key, repeat, cancelable: true }));
  const becomes = async (label: string): Promise<void> => {
    control.label = label;
    await settle();
  };
  return { pressed, click, clicksOn, becomes };
}

describe('a button', () => {
  afterEach(clearPage);

  it('takes no press from a double-click that began on what stood there before', async () => {
    const { pressed, click } = await open();
    click(2);
    expect(pressed).toEqual([]);
  });

  it('takes no press from a double-click that its first click has answered, and the next click again', async () => {
    const { pressed, click, becomes } = await open();
    click(1);
    await becomes('Resume');
    click(2);
    expect(pressed).toEqual(['press']);
    click(1);
    expect(pressed).toEqual(['press', 'press']);
  });

  it('takes every click that began on it, and the keyboard', async () => {
    const { pressed, click } = await open();
    click(1);
    click(2);
    click(0);
    expect(pressed).toEqual(['press', 'press', 'press']);
  });

  it('is pressed once by a key that is held down', async () => {
    const { clicksOn } = await open();
    expect([clicksOn('Enter', false), clicksOn('Enter', true), clicksOn('Tab', true)]).toEqual([true, false, true]);
  });
});
