import type { Settings } from 'c/omniPolicy';
import type { Channel, Reason, TargetChannel } from 'c/omniPorts';
import { aDesk } from 'test/fakes/aDesk';
import { aSettings } from 'test/fakes/fakeSettings';

type Cell = { from: Channel; to: TargetChannel };

const NUMBER = '+14155550123';
const ADDRESS = { voice: NUMBER, email: 'ann@example.com' };
const SKILL = { voice: 'phoneOut', email: 'emailOut' };
const EVERY_CELL: Cell[] = [...aSettings().matrix, { from: 'voicemail', to: 'email' }];
const without = ({ from, to }: Cell): Cell[] => EVERY_CELL.filter((cell) => cell.from !== from || cell.to !== to);

/** An accepted contact, and the wishes a screen would have to speak to elevate it although it must not. */
async function forcing({ from, to }: Cell, settings: Partial<Settings>) {
  const desk = await aDesk(settings);
  const contactId = desk.centre.arrives(from);
  await desk.accept(contactId);
  const before = desk.interaction(contactId);
  const asked = desk.centre.commands.length;
  desk.desk.wish({ type: 'agent.openForm', origin: 'plus', interactionId: contactId, target: to });
  const formFromPlus = desk.view().form;
  desk.desk.wish({ type: 'agent.openForm', origin: 'record', number: NUMBER, recordId: '003', recordName: null });
  const formId = desk.view().form!.formId;
  desk.desk.wish({ type: 'agent.submitForm', formId, address: NUMBER, skillId: SKILL.voice, purpose: 'elevate' });
  await desk.settle();
  return {
    targets: before!.targets.map(({ target }) => target),
    formFromPlus,
    troubleFromRecord: desk.view().form?.trouble ?? null,
    asked: desk.centre.commands.slice(asked),
    attempts: desk.view().sessions.flatMap((session) => session.attempts),
    isUntouched: JSON.stringify(desk.interaction(contactId)) === JSON.stringify(before)
  };
}

function expectRefused(forced: Awaited<ReturnType<typeof forcing>>, { to }: Cell, reason: Reason): void {
  expect(forced.targets).not.toContain(to);
  expect(forced.formFromPlus).toBeNull();
  if (to === 'voice') {
    expect(forced.troubleFromRecord).toEqual(reason);
    expect(forced.asked).toEqual([]);
    expect(forced.isUntouched).toBe(true);
  }
  expect(forced.asked).not.toContain('writeEmail');
}

describe('an elevation that the screen does not offer', () => {
  it.each(EVERY_CELL)('from $from to $to is refused while its cell is off', async (cell) => {
    const forced = await forcing(cell, { matrix: without(cell) });
    expectRefused(forced, cell, { key: 'cellOff' });
    expect(forced.attempts.filter(({ target }) => target === cell.to)).toEqual([]);
  });

  it.each(EVERY_CELL)('from $from to $to is refused while elevation is switched off', async (cell) => {
    const forced = await forcing(cell, { elevation: false, matrix: EVERY_CELL });
    expectRefused(forced, cell, { key: 'elevationOff' });
    expect(forced.targets).toEqual([]);
    expect(forced.attempts).toEqual([]);
  });

  it.each(EVERY_CELL)('from $from to $to is carried out while its cell is on', async (cell) => {
    const { centre, accept, elevate, view } = await aDesk({ matrix: [cell] });
    const contactId = centre.arrives(cell.from);
    await accept(contactId);
    await elevate(contactId, cell.to, ADDRESS[cell.to]);
    expect(centre.commands.filter((one) => one === 'dial' || one === 'writeEmail')).toEqual([
      cell.to === 'voice' ? 'dial' : 'writeEmail'
    ]);
    expect(view().sessions).toHaveLength(1);
  });

  it('to a form that is not open any more asks for nothing', async () => {
    const { desk, centre, accept, view, settle } = await aDesk();
    const chat = centre.arrives('chat');
    await accept(chat);
    desk.wish({ type: 'agent.openForm', origin: 'plus', interactionId: chat, target: 'voice' });
    const { formId } = view().form!;
    desk.wish({ type: 'agent.closeForm' });
    desk.wish({ type: 'agent.submitForm', formId, address: NUMBER, skillId: SKILL.voice, purpose: 'elevate' });
    await settle();
    expect(centre.commands).toEqual([`accept ${chat}`]);
  });

  it('keeps what is typed with the form it is typed into', async () => {
    const { desk, view } = await aDesk();
    const entered = { address: '+1 415', skillId: SKILL.voice, purpose: 'newContact' as const };
    desk.wish({ type: 'agent.openForm', origin: 'newCall' });
    const { formId } = view().form!;
    desk.wish({ type: 'agent.fillForm', formId, entered });
    desk.wish({ type: 'agent.fillForm', formId: 'another', entered: { ...entered, address: '' } });
    expect(view().form?.entered).toEqual(entered);
    desk.wish({ type: 'agent.openForm', origin: 'newCall' });
    expect(view().form?.entered).toEqual(entered);
    desk.wish({ type: 'agent.openForm', origin: 'record', number: '+14155550123', recordId: '003', recordName: null });
    expect(view().form?.entered).toBeNull();
    desk.wish({ type: 'agent.closeForm' });
    desk.wish({ type: 'agent.fillForm', formId, entered });
    expect(view().form).toBeNull();
  });

  it('that was open in an earlier page is open again only where no other is', async () => {
    const { desk, view } = await aDesk();
    const form = {
      formId: 'form-7',
      target: 'voice' as const,
      origin: 'newCall' as const,
      parentInteractionId: null,
      address: '',
      entered: { address: '+1 415', skillId: SKILL.voice, purpose: 'newContact' as const },
      recordId: null,
      recordName: null
    };
    desk.wish({ type: 'agent.openForm', origin: 'newCall' });
    desk.wish({ type: 'agent.reopenForm', form });
    expect(view().form).toMatchObject({ formId: 'form-1', entered: null, isReopened: false });
    desk.wish({ type: 'agent.closeForm' });
    desk.wish({ type: 'agent.reopenForm', form });
    expect(view().form).toMatchObject({ ...form, isReopened: true, status: 'open', newContactOff: null });
    desk.wish({ type: 'agent.openForm', origin: 'record', number: '+14155550123', recordId: '003', recordName: null });
    expect(view().form).toMatchObject({ formId: 'form-8', isReopened: false });
  });

  it('in place of the one the plus sign stands for is refused', async () => {
    const { desk, centre, accept, view, settle } = await aDesk();
    const chat = centre.arrives('chat');
    await accept(chat);
    desk.wish({ type: 'agent.openForm', origin: 'plus', interactionId: chat, target: 'voice' });
    const { formId } = view().form!;
    desk.wish({ type: 'agent.submitForm', formId, address: NUMBER, skillId: SKILL.voice, purpose: 'newContact' });
    await settle();
    expect(view().form?.trouble).toEqual({ key: 'purposeMissing' });
    expect(centre.commands).toEqual([`accept ${chat}`]);
  });

  it('with a skill of another channel is refused', async () => {
    const { desk, centre, accept, view, settle } = await aDesk();
    const chat = centre.arrives('chat');
    await accept(chat);
    desk.wish({ type: 'agent.openForm', origin: 'plus', interactionId: chat, target: 'voice' });
    const { formId } = view().form!;
    desk.wish({ type: 'agent.submitForm', formId, address: NUMBER, skillId: SKILL.email, purpose: 'elevate' });
    await settle();
    expect(view().form?.trouble).toEqual({ key: 'skillUnknown' });
    expect(centre.commands).toEqual([`accept ${chat}`]);
  });
});
