import 'test/builders/english';
import { axe, toHaveNoViolations } from 'jest-axe';
import type { DeskWish, FormView } from 'c/omniDesk';
import { watchPresses } from 'c/softphoneRuntime';
import { aFormView } from 'test/builders/views';
import {
  clearPage,
  enter,
  everything,
  field,
  mount,
  nextTask,
  press,
  settle,
  timesHeard,
  whyOff,
  wishesOf,
  words
} from 'test/builders/screen';
import SoftphoneForm from '../softphoneForm';

expect.extend(toHaveNoViolations);

const NUMBERS = { defaultCountry: 'US', refused: ['911'] };
const FROM_RECORD = { origin: 'record', recordName: 'Ann Smith', address: '(415) 555-0132' } as const;

async function open(differences: Partial<FormView> = {}) {
  const form = mount('c-softphone-form', SoftphoneForm, { view: aFormView(differences), numbers: NUMBERS });
  const fills = wishesOf<DeskWish>(form);
  const wishes: DeskWish[] = [];
  form.addEventListener('wish', (event) => {
    const { detail } = event as CustomEvent<DeskWish>;
    if (detail.type !== 'agent.fillForm') wishes.push(detail);
  });
  await settle();
  return { form, wishes, fills };
}

const number = (form: Element) => field(form, 'lightning-input', 'Phone number');
const skill = (form: Element) => field<{ value: string }>(form, 'lightning-combobox', 'Outbound phone skill');
const valueOf = (input: Element | null): string => (input as unknown as { value: string }).value;
const radio = (form: Element, value: string) =>
  everything(form.shadowRoot!).find((element) => element.getAttribute('value') === value) as HTMLInputElement;

async function choose(form: Element, value: string) {
  const input = radio(form, value);
  input.checked = true;
  input.dispatchEvent(new CustomEvent('change'));
  await settle();
}

async function type(form: Element, text: string) {
  enter(number(form), text);
  await settle();
}

describe('the dial form', () => {
  afterEach(() => {
    clearPage();
    jest.restoreAllMocks();
  });

  it('names the session a call from the plus sign belongs to and asks nothing more about it', async () => {
    const { form } = await open();
    expect(words(form)).toContain('Call in the session with Ann Smith');
    expect(radio(form, 'elevate')).toBeUndefined();
  });

  it.each([
    ['is there at once for the agent to write in', true],
    ['takes no keyboard focus in a tab that the agent is not in', false]
  ])('%s', async (_what, hasFocus) => {
    jest.spyOn(document, 'hasFocus').mockReturnValue(hasFocus);
    const focus = jest.spyOn(HTMLElement.prototype, 'focus');
    const { form } = await open();
    expect(focus.mock.contexts).toEqual(hasFocus ? [number(form)] : []);
  });

  it('says why a new call cannot be made now, not that there is no contact to elevate', async () => {
    const { form } = await open({
      origin: 'newCall',
      elevateOff: { key: 'noCurrentContact' },
      newContactOff: { key: 'callUp' }
    });
    expect(whyOff(form, 'Call')).toBe('You already have a call. End it first.');
  });

  it('leads from the number over the skill to Call, one step at a time', async () => {
    const { form, wishes } = await open();
    expect(whyOff(form, 'Call')).toBe('Enter a phone number.');
    await type(form, '415 555 0132');
    expect(words(form)).toContain('Will dial +1 415 555 0132');
    expect(whyOff(form, 'Call')).toBe('Choose a skill.');
    expect(timesHeard(form, 'Choose a skill.')).toBe(1);
    enter(skill(form), '11');
    await settle();
    press(form, 'Call');
    expect(wishes).toEqual([
      { type: 'agent.submitForm', formId: 'f1', address: '415 555 0132', skillId: '11', purpose: 'elevate' }
    ]);
  });

  it.each([
    ['CALL ME', 'A phone number has no letters. Use digits.'],
    ['12', 'This number is too short.'],
    [
      '911',
      'Emergency numbers, short codes and numbers that your company excludes cannot be called from here. Use another phone.'
    ]
  ])('refuses to dial "%s" and says why', async (typed, why) => {
    const { form, wishes } = await open({ skills: [{ skillId: '10', name: 'Outbound support' }] });
    await type(form, typed);
    expect(whyOff(form, 'Call')).toBe(why);
    press(form, 'Call');
    expect(wishes).toEqual([]);
  });

  it('complains about a number only once the agent has left the field', async () => {
    const { form } = await open();
    const complaints: string[] = [];
    (number(form) as unknown as { setCustomValidity(text: string): void }).setCustomValidity = (text) =>
      complaints.push(text);
    await type(form, '12');
    number(form)!.dispatchEvent(new CustomEvent('blur'));
    await settle();
    expect(complaints).toEqual(['', 'This number is too short.']);
  });

  it('complains only after the press that took the agent out of the field, which its words would push away', async () => {
    const stop = watchPresses();
    const { form } = await open();
    const complaints: string[] = [];
    (number(form) as unknown as { setCustomValidity(text: string): void }).setCustomValidity = (text) =>
      complaints.push(text);
    await type(form, '12');
    document.dispatchEvent(new CustomEvent('pointerdown'));
    number(form)!.dispatchEvent(new CustomEvent('blur'));
    await settle();
    expect(complaints).toEqual(['']);
    document.dispatchEvent(new CustomEvent('pointerup'));
    await nextTask();
    expect(complaints).toEqual(['', 'This number is too short.']);
    stop();
  });

  it('chooses the skill itself when there is only one', async () => {
    const { form } = await open({ skills: [{ skillId: '10', name: 'Outbound support' }] });
    expect(skill(form)!.value).toBe('10');
  });

  it('asks what a call from a record is for, and keeps Call off until the agent has said so', async () => {
    const { form, wishes } = await open(FROM_RECORD);
    enter(skill(form), '10');
    await settle();
    expect([radio(form, 'elevate').checked, radio(form, 'newContact').checked]).toEqual([false, false]);
    expect(whyOff(form, 'Call')).toBe('Choose whether to elevate the current contact or to start a new one.');
    await choose(form, 'newContact');
    press(form, 'Call');
    expect(wishes).toEqual([
      { type: 'agent.submitForm', formId: 'f1', address: '(415) 555-0132', skillId: '10', purpose: 'newContact' }
    ]);
  });

  it('chooses the only purpose that is possible and says why the other is not', async () => {
    const { form } = await open({ ...FROM_RECORD, elevateOff: { key: 'noCurrentContact' } });
    expect([radio(form, 'elevate').disabled, radio(form, 'newContact').checked]).toEqual([true, true]);
    expect(words(form)).toContain('There is no current contact to elevate.');
  });

  it('shows both purposes off, each with its reason, and keeps Call off', async () => {
    const { form } = await open({
      ...FROM_RECORD,
      skills: [{ skillId: '10', name: 'Outbound support' }],
      elevateOff: { key: 'callUp' },
      newContactOff: { key: 'limitSessions' }
    });
    expect([radio(form, 'elevate').disabled, radio(form, 'newContact').disabled]).toEqual([true, true]);
    expect(words(form)).toContain('You have reached your limit for sessions.');
    expect(whyOff(form, 'Call')).toBe('You already have a call. End it first.');
  });

  it('keeps what was entered when the call could not be started, and says why', async () => {
    const { form } = await open();
    await type(form, '4155550132');
    form.view = aFormView({ trouble: { key: 'callUp' } });
    await settle();
    expect(words(form)).toContain('You already have a call. End it first. What you entered is kept.');
    expect((number(form) as unknown as { value: string }).value).toBe('4155550132');
  });

  it('starts afresh when it is opened anew', async () => {
    const { form } = await open();
    await type(form, '4155550132');
    form.view = aFormView({ formId: 'f2' });
    await settle();
    expect((number(form) as unknown as { value: string }).value).toBe('');
  });

  it('tells what is put in, and shows what was put in in another tab or window', async () => {
    const { form, fills } = await open();
    await type(form, '415');
    const entered = { address: '415', skillId: '', purpose: 'elevate' as const };
    expect(fills).toEqual([{ type: 'agent.fillForm', formId: 'f1', entered }]);
    form.view = aFormView({ entered });
    await type(form, '41555');
    form.view = aFormView({ entered, trouble: null });
    await settle();
    expect(valueOf(number(form))).toBe('41555');
    form.view = aFormView({ entered: { ...entered, address: '+49 30', skillId: '11' } });
    await settle();
    expect([valueOf(number(form)), valueOf(skill(form))]).toEqual(['+49 30', '11']);
    clearPage();
    const { form: docked } = await open({ entered });
    expect(valueOf(number(docked))).toBe('415');
  });

  it('writes an e-mail to a complete address only', async () => {
    const { form, wishes } = await open({ target: 'email', skills: [{ skillId: '20', name: 'Support email' }] });
    const to = field(form, 'lightning-input', 'To');
    enter(to, 'ann@example');
    await settle();
    expect(whyOff(form, 'Write email')).toContain('This email address is not complete.');
    enter(to, 'ann@example.com');
    await settle();
    press(form, 'Write email');
    expect(wishes).toEqual([
      { type: 'agent.submitForm', formId: 'f1', address: 'ann@example.com', skillId: '20', purpose: 'elevate' }
    ]);
  });

  it('is sent by Enter, and not by one that is held down since before it was there', async () => {
    const { form, wishes } = await open({ target: 'email', skills: [{ skillId: '20', name: 'Support email' }] });
    const to = field(form, 'lightning-input', 'To')!;
    enter(to, 'ann@example.com');
    await settle();
    to.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', repeat: true }));
    expect(wishes).toEqual([]);
    to.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    expect(wishes).toMatchObject([{ type: 'agent.submitForm' }]);
  });

  it('is given up by Cancel and by Escape', async () => {
    const { form, wishes } = await open();
    press(form, 'Cancel');
    everything(form.shadowRoot!)[0]!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    expect(wishes).toEqual([{ type: 'agent.closeForm' }, { type: 'agent.closeForm' }]);
  });

  it.each([
    ['from the plus sign', {}],
    ['from a record', FROM_RECORD],
    ['for an e-mail', { target: 'email' } as const],
    ['while calling', { status: 'calling' } as const],
    ['after a failure', { trouble: { key: 'callUp' } } as const]
  ])('is accessible %s', async (_look, differences) => {
    const { form } = await open(differences);
    expect(await axe(form)).toHaveNoViolations();
  });
});
