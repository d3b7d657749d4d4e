import { setTimeout as wait } from 'node:timers/promises';
import type { Locator } from 'playwright-core';
import type { AgentPage } from '../support/agentPage.ts';
import type { Control, Seed } from '../support/control.ts';
import { dropDraft, saved, type Deed, type Draft, type Effect, type Story } from './deeds.ts';
import { boxIn, interactionOf, KEPT_AFTER_MS, unfold } from './drafts.ts';
import { look } from './look.ts';
import { WAYS } from './plan.ts';
import { isInTime, isReady, press, QUICK_MS } from './press.ts';

const APPEARS_MS = 1_000;
const REACTIONS = ['answers', 'answers', 'busy', 'noAnswer', 'rejects', 'unreachable'];

const button = (within: Locator, name: string): Locator => within.getByRole('button', { name, exact: true });

/** What can be done in an interaction, from one turn of the agent to the next. */
interface At {
  tab: AgentPage;
  interaction: Locator;
  contactId: string;
  turn: number;
}

const namesIn = (cards: Locator, attribute: string): Promise<string[]> =>
  cards.evaluateAll((all, name) => all.map((card) => card.getAttribute(name) ?? ''), attribute);

export interface Hands {
  /** One thing that can be done in this tab now, chosen by `turn`; false: there was none. */
  act(tab: AgentPage, turn: number): Promise<boolean>;
  /** Only what brings an end nearer. */
  finish(tab: AgentPage, turn: number): Promise<boolean>;
  beAvailable(tab: AgentPage): Promise<boolean>;
}

/** An agent who notes each press before it is made. */
export function createHands(story: Story, control: Control, { skills }: Seed): Hands {
  const needsMore = new Set(
    skills
      .flatMap(({ dispositions }) => dispositions)
      .filter(({ requireAmount, requireCallbackTime }) => requireAmount || requireCallbackTime)
      .map(({ name }) => name)
  );
  let written = 0;

  async function deed(effect: Effect, contactId: string, what: string, target: Locator): Promise<boolean> {
    const done: Deed = { effect, contactId, what, isSure: false };
    story.deeds.push(done);
    done.isSure = await press(target);
    return done.isSure;
  }

  async function pressIn({ interaction, contactId }: At, effect: Effect, name: string): Promise<boolean> {
    const target = button(interaction, name);
    return (await isReady(target)) && deed(effect, contactId, '', target);
  }

  async function messageIn(interaction: Locator): Promise<Locator> {
    const isLetter = await isReady(button(interaction, 'Reply'));
    const message = await boxIn(interaction, 'Message');
    if (isLetter) await isInTime(message.waitFor({ timeout: QUICK_MS }));
    return message;
  }

  /** Types something and leaves it, until it must be kept. */
  async function jot({ interaction, contactId, turn }: At, field: Draft['field']): Promise<boolean> {
    const box = field === 'Message' ? await messageIn(interaction) : await boxIn(interaction, field);
    if (!(await isReady(box))) return false;
    const what = `Draft ${(written += 1)} of ${turn}.`;
    dropDraft(story, contactId, field);
    if (!(await isInTime(box.fill(what, { timeout: QUICK_MS })))) return false;
    story.drafts.push({ contactId, field, what, at: Date.now() });
    await wait(KEPT_AFTER_MS);
    return true;
  }

  async function write({ interaction, contactId, turn }: At): Promise<boolean> {
    const message = await messageIn(interaction);
    if (!(await isReady(message))) return false;
    const what = `Line ${(written += 1)} of ${turn}.`;
    dropDraft(story, contactId, 'Message');
    if (!(await isInTime(message.fill(what, { timeout: QUICK_MS })))) return false;
    const isChat = (await interaction.getByRole('log').count()) > 0;
    if (!(await deed(isChat ? 'chat-text' : 'email-send', contactId, what, button(interaction, 'Send')))) return false;
    if (await isInTime(interaction.getByText(what).first().waitFor({ timeout: APPEARS_MS }))) story.shown.add(what);
    return true;
  }

  async function sendAgain({ interaction, contactId }: At): Promise<boolean> {
    const line = interaction.locator('.line.failed').first();
    const again = button(line, 'Send again');
    if (!(await isReady(again))) return false;
    const what = await line.locator('.text').innerText({ timeout: QUICK_MS });
    return deed('chat-text', contactId, what, again);
  }

  /** A line or a letter that did not arrive is owed until the agent lets it go. */
  async function letGo({ interaction }: At): Promise<boolean> {
    const dismiss = button(interaction, 'Dismiss').first();
    return (await isReady(dismiss)) && press(dismiss);
  }

  /** Chooses an option of a combobox; the name it has, or null. */
  async function choose(tab: AgentPage, box: Locator, turn: number): Promise<string | null> {
    if (!(await press(box))) return null;
    const options = tab.page.getByRole('option');
    if (!(await isInTime(options.first().waitFor({ timeout: QUICK_MS })))) return null;
    const names = (await options.allInnerTexts()).map((name) => name.trim());
    const fit = names.filter((name) => name !== '' && !needsMore.has(name) && !/^(Choose|None)/.test(name));
    const name = fit[turn % Math.max(1, fit.length)];
    const isChosen = name !== undefined && (await press(options.filter({ hasText: name }).first()));
    return isChosen ? name : null;
  }

  async function dispose({ tab, interaction, contactId, turn }: At): Promise<boolean> {
    const notes = await boxIn(interaction, 'Notes');
    const box = interaction.getByRole('combobox', { name: 'Disposition', exact: true });
    if (!(await isReady(box))) return false;
    const name = await choose(tab, box, turn);
    if (name === null) return false;
    if (turn % 3 === 0) dropDraft(story, contactId, 'Notes');
    if (turn % 3 === 0) await isInTime(notes.fill(`Note ${(written += 1)}.`, { timeout: QUICK_MS }));
    const note = await notes.inputValue({ timeout: QUICK_MS }).catch(() => '');
    dropDraft(story, contactId, 'Notes');
    return deed('disposition', contactId, saved(name, note), button(interaction, 'Save disposition'));
  }

  /** Number, skill, *Call*, in the form that is open. */
  async function call(tab: AgentPage, turn: number): Promise<boolean> {
    const field = tab.panel.getByRole('textbox', { name: 'Phone number' });
    const number = `+1415555${2_000 + (written += 1)}`;
    await control.number(number, REACTIONS[turn % REACTIONS.length]!);
    if (!(await isInTime(field.fill(number, { timeout: QUICK_MS })))) return false;
    if ((await choose(tab, tab.panel.getByRole('combobox', { name: 'Outbound phone skill' }), turn)) === null)
      return false;
    return deed('dial', '', number, tab.call);
  }

  async function elevate({ tab, interaction, turn }: At): Promise<boolean> {
    const plus = button(interaction, 'Elevate');
    if (!(await isReady(plus)) || !(await isInTime(plus.press('Enter', { timeout: QUICK_MS })))) return false;
    const voice = interaction.getByRole('menuitem', { name: 'Voice' });
    if (!(await isInTime(voice.waitFor({ timeout: QUICK_MS }))) || !(await isReady(voice))) {
      await isInTime(tab.page.keyboard.press('Escape'));
      return false;
    }
    return (await press(voice)) && call(tab, turn);
  }

  const cancelForm = async (tab: AgentPage): Promise<boolean> => {
    const cancel = button(tab.panel, 'Cancel').first();
    return (await isReady(cancel)) && press(cancel);
  };

  async function acceptOffer(tab: AgentPage): Promise<boolean> {
    const [contactId] = await namesIn(tab.panel.locator('c-softphone-offer'), 'data-next');
    if (contactId === undefined) return false;
    const accept = button(tab.panel.locator(`c-softphone-offer[data-next="${contactId}"]`), 'Accept');
    return (await isReady(accept)) && deed('accept', contactId, '', accept);
  }

  /** By its contact, so that a press never lands in the next card when this one has gone. */
  async function interactionsOf(tab: AgentPage, turn: number): Promise<At[]> {
    const ids = await namesIn(tab.panel.locator('c-softphone-interaction'), 'data-interaction');
    const first = ids.length === 0 ? 0 : turn % ids.length;
    return [...ids.slice(first), ...ids.slice(0, first)].map((contactId) => {
      return { tab, interaction: interactionOf(tab, contactId), contactId, turn };
    });
  }

  async function firstThat(ways: (() => Promise<boolean>)[]): Promise<boolean> {
    for (const way of ways) if (await way()) return true;
    return false;
  }

  const ways: ((at: At) => Promise<boolean>)[][] = [
    [sendAgain, write],
    [write],
    [write, elevate],
    [elevate],
    [(at) => pressIn(at, 'hold', 'Hold'), write],
    [(at) => pressIn(at, 'resume', 'Resume'), write],
    [dispose],
    [(at) => pressIn(at, 'end', 'End'), dispose],
    [(at) => pressIn(at, 'acw-end', 'Finish after-contact work'), dispose],
    [(at) => jot(at, at.turn % 2 === 0 ? 'Message' : 'Notes'), (at) => jot(at, 'Notes')]
  ];
  const TO_THE_END: ((at: At) => Promise<boolean>)[] = [
    (at) => pressIn(at, 'resume', 'Resume'),
    (at) => pressIn(at, 'end', 'End'),
    (at) => pressIn(at, 'acw-end', 'Finish after-contact work'),
    dispose,
    letGo
  ];

  async function inInteractions(tab: AgentPage, turn: number, toTry: (at: At) => typeof TO_THE_END): Promise<boolean> {
    for (const at of await interactionsOf(tab, turn)) {
      await unfold(at.interaction);
      await look(tab, story);
      if (await firstThat(toTry(at).map((way) => () => way(at)))) return true;
    }
    return false;
  }

  return {
    async act(tab, turn) {
      if ((await acceptOffer(tab)) || (await cancelForm(tab))) return true;
      const newCall = button(tab.panel, 'New call');
      if (turn % 13 === 0 && (await isReady(newCall))) return (await press(newCall)) && call(tab, turn);
      return inInteractions(tab, Math.floor(turn / WAYS), () => ways[turn % WAYS]!);
    },
    async finish(tab, turn) {
      if ((await acceptOffer(tab)) || (await cancelForm(tab))) return true;
      return inInteractions(tab, turn, () => TO_THE_END);
    },
    async beAvailable(tab) {
      const box = tab.panel.getByRole('combobox', { name: 'Agent state' });
      if (!(await press(box))) return false;
      return deed('state', '', 'Available', tab.page.getByRole('option', { name: 'Available' }).first());
    }
  };
}
