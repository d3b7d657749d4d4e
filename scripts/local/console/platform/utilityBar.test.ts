import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import {
  EnclosingUtilityId,
  enablePopout,
  getInfo,
  minimize,
  onUtilityClick,
  open,
  updatePanel,
  updateUtility
} from './lightning/platformUtilityBarApi.ts';
import { fillUtilityBar, pressUtility, utilities } from './utilities.ts';

const SOFTPHONE = 'utility-1';
const NOTES = 'utility-2';

beforeEach(() =>
  fillUtilityBar([
    { label: 'Softphone', icon: 'call', height: 480, width: 340 },
    { label: 'Notes', icon: 'note', height: 300, width: 300 }
  ])
);

const drawn = (id: string) => utilities.value.find((utility) => utility.id === id)!;

describe('utility bar of the stand-in console', () => {
  it('has one panel open at a time', async () => {
    await open(NOTES);
    await open(SOFTPHONE);
    assert.deepEqual(
      utilities.value.map(({ isOpen }) => isOpen),
      [true, false]
    );
    await minimize(SOFTPHONE);
    assert.deepEqual(
      utilities.value.map(({ isOpen }) => isOpen),
      [false, false]
    );
  });

  it('opens without taking keyboard focus unless the component asks for it', async () => {
    await open(SOFTPHONE);
    assert.equal(drawn(SOFTPHONE).autoFocus, false);
    await open(SOFTPHONE, { autoFocus: true });
    assert.equal(drawn(SOFTPHONE).autoFocus, true);
  });

  it('shows label, icon, colour and highlight as the component asks, and leaves the rest', async () => {
    await updateUtility(SOFTPHONE, { label: 'Softphone · Available', highlighted: true });
    await updateUtility(SOFTPHONE, { icon: 'incoming_call', iconVariant: 'success' });
    const { label, icon, iconVariant, highlighted } = drawn(SOFTPHONE);
    assert.deepEqual(
      [label, icon, iconVariant, highlighted],
      ['Softphone · Available', 'incoming_call', 'success', true]
    );
  });

  it('takes a new panel size, and leaves the other side', async () => {
    await updatePanel(SOFTPHONE, { height: 600 });
    assert.deepEqual([drawn(SOFTPHONE).panel.height, drawn(SOFTPHONE).panel.width], [600, 340]);
  });

  it('tells the component of a press, and takes the highlight away', async () => {
    const heard: boolean[] = [];
    await onUtilityClick(SOFTPHONE, ({ panelVisible }) => heard.push(panelVisible));
    await updateUtility(SOFTPHONE, { highlighted: true });
    pressUtility(SOFTPHONE);
    pressUtility(SOFTPHONE);
    assert.deepEqual([heard, drawn(SOFTPHONE).highlighted], [[true, false], false]);
  });

  it('answers what it shows', async () => {
    await enablePopout(SOFTPHONE, false, { disabledText: 'Not yet' });
    await open(SOFTPHONE);
    const { utilityLabel, utilityVisible, panelHeight } = await getInfo(SOFTPHONE);
    assert.deepEqual([utilityLabel, utilityVisible, panelHeight], ['Softphone', true, 480]);
    assert.deepEqual(drawn(SOFTPHONE).popout, { enabled: false, disabledText: 'Not yet' });
  });

  it('rejects what concerns an unknown utility', async () => {
    for (const asked of [open('none'), minimize('none'), updateUtility('none'), updatePanel('none'), getInfo('none')])
      await assert.rejects(asked, /no utility/);
  });

  it('tells a component which utility it is in, and null outside', () => {
    const told: unknown[] = [];
    const adapter = new EnclosingUtilityId((value) => told.push(value));
    adapter.update({}, undefined);
    adapter.update({}, { utilityId: SOFTPHONE });
    assert.deepEqual(told, [null, SOFTPHONE]);
  });
});
