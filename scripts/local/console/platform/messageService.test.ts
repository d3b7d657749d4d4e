import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import {
  APPLICATION_SCOPE,
  MessageContext,
  type Subscription,
  createMessageContext,
  publish,
  releaseMessageContext,
  subscribe,
  unsubscribe
} from './lightning/messageService.ts';

const SOFTPHONE = { name: 'Softphone__c' };
const inFront = { isActive: () => true };
const behind = { isActive: () => false };
const delivered = () => new Promise<void>((resolve) => setImmediate(resolve));

let open: Subscription[] = [];
afterEach(() => {
  open.forEach(unsubscribe);
  open = [];
});

function hears(
  scope: { isActive(): boolean },
  options?: { scope: typeof APPLICATION_SCOPE },
  channel = SOFTPHONE
): unknown[] {
  const heard: unknown[] = [];
  open.push(subscribe(scope, channel, (message) => heard.push(message), options));
  return heard;
}

describe('message service of the stand-in console', () => {
  it('carries a dial request from a record page to the softphone', async () => {
    const heard = hears(inFront, { scope: APPLICATION_SCOPE });
    publish(inFront, SOFTPHONE, { type: 'dial', number: '+14155550111' });
    await delivered();
    assert.deepEqual(heard, [{ type: 'dial', number: '+14155550111' }]);
  });

  it('delivers a copy as JSON: functions are lost, later changes of the sender are not seen', async () => {
    const heard = hears(inFront);
    const message = { numbers: ['1'], call: () => {}, nothing: undefined };
    publish(inFront, SOFTPHONE, message);
    message.numbers.push('2');
    await delivered();
    assert.deepEqual(heard, [{ numbers: ['1'] }]);
  });

  it('gives each listener a copy of its own', async () => {
    const [one, two] = [hears(inFront), hears(inFront)];
    publish(inFront, SOFTPHONE, { a: 1 });
    await delivered();
    assert.notEqual(one[0], two[0]);
    assert.deepEqual(one, two);
  });

  it('reaches a record tab that is not in front only when it listens application-wide', async () => {
    const [narrow, wide] = [hears(behind), hears(behind, { scope: APPLICATION_SCOPE })];
    publish(inFront, SOFTPHONE, { a: 1 });
    await delivered();
    assert.deepEqual([narrow.length, wide.length], [0, 1]);
  });

  it('keeps channels apart', async () => {
    const heard = hears(inFront, undefined, { name: 'Other__c' });
    publish(inFront, SOFTPHONE, { a: 1 });
    await delivered();
    assert.deepEqual(heard, []);
  });

  it('is silent after unsubscribing or releasing the context', async () => {
    const context = createMessageContext();
    const [one, two] = [hears(inFront), hears(context)];
    unsubscribe(open[0]);
    releaseMessageContext(context);
    publish(inFront, SOFTPHONE, { a: 1 });
    await delivered();
    assert.deepEqual([one, two], [[], []]);
  });

  it('refuses to publish without a context or a channel', () => {
    assert.throws(() => publish(undefined as never, SOFTPHONE, {}), TypeError);
    assert.throws(() => publish(inFront, undefined as never, {}), TypeError);
  });

  it('counts a component outside every record tab, such as a utility, as in front', () => {
    let context: { isActive(): boolean } | undefined;
    const adapter = new MessageContext((value) => {
      context = value as { isActive(): boolean };
    });
    adapter.connect();
    adapter.update({}, undefined);
    assert.equal(context?.isActive(), true);
  });
});
