import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createMachine } from 'xstate';
import { draw, pages } from './draw.ts';

const LAMP = createMachine({
  id: 'lamp',
  initial: 'off',
  on: { broke: '.broken' },
  states: {
    off: { entry: 'cool', on: { pressed: { target: 'on', guard: 'hasPower', actions: 'click' } } },
    on: { on: { pressed: 'off', dimmed: { actions: 'dim' } } },
    broken: { type: 'final' }
  }
});

const drawn = draw({ name: 'lamp', machine: LAMP, source: 'lamp.ts', about: 'Light.' }).split('\n');
const has = (line: string): boolean => drawn.some((one) => one.trim() === line);

describe('the drawing of a machine', () => {
  it('shows where it begins and ends, and what moves it under which condition, doing what', () => {
    for (const line of [
      '[*] --> off',
      'broken --> [*]',
      'off --> on: pressed [hasPower] / click',
      'on --> off: pressed'
    ])
      assert.ok(has(line), line);
  });

  it('shows what a state does on entry and answers without leaving', () => {
    assert.ok(has('off: on entry / cool'));
    assert.ok(has('on: dimmed / dim'));
  });

  it('says of every state what every event does, nothing included', () => {
    assert.ok(has('| event | off | on | broken |'));
    assert.ok(has('| `pressed` | → on ? | → off | · |'));
    assert.ok(has('| `dimmed` | · | stays | · |'));
    assert.ok(has('| `broke` | → broken | → broken | → broken |'));
  });

  it('has a page for each of the four machines and one that leads to them', () => {
    const all = pages();
    assert.deepEqual(Object.keys(all), ['README.md', 'desk.md', 'session.md', 'interaction.md', 'elevation.md']);
    for (const text of Object.values(all).slice(1)) {
      assert.match(text, /```mermaid\nstateDiagram-v2\n/);
      assert.doesNotMatch(text, /unnamed|undefined|\[object/);
    }
  });

  it('is the same however often it is drawn', () => {
    assert.deepEqual(pages(), pages());
  });
});
