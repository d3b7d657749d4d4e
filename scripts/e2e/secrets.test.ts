import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { kept } from './support/kept.ts';
import { openProfile } from './support/profile.ts';
import { freshWorld } from './support/story.ts';

const CUSTOMER = 'Geheimrat Planted';
const LINE = 'My card number is 4929 1111 2222 3333';

describe('what nobody may find in the browser', () => {
  const world = freshWorld();

  it('is a token, anywhere but in the memory of the page, and what a customer wrote, once it is settled', async () => {
    const { control } = world();
    const { agents, skills } = await control.seed();
    const [agent] = agents;
    const chat = skills.find(({ channel, outbound }) => channel === 'chat' && !outbound);
    const desk = await world().open();
    const secrets: string[] = [];
    const said: string[] = [];
    desk.page.context().on('response', async (response) => {
      if (response.request().method() !== 'POST' || !response.url().includes('/token')) return;
      const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>;
      for (const name of ['access_token', 'refresh_token', 'id_token']) {
        if (typeof answer[name] === 'string') secrets.push(answer[name]);
      }
    });
    desk.page.on('console', (message) => said.push(message.text()));
    desk.page.context().on('request', (request) => said.push(request.url()));
    await desk.page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(globalThis, { heardOnChannels: heard });
      new BroadcastChannel('omnichannel-softphone').onmessage = ({ data }) => heard.push(JSON.stringify(data));
    });

    await desk.signIn(agent!.username, agent!.password);
    await desk.setState('Available');
    const contactId = await control.arrives({
      channel: 'chat',
      from: 'planted@example.com',
      name: CUSTOMER,
      text: LINE,
      skillId: chat!.skillId
    });
    const interaction = await desk.accept('chat', CUSTOMER);
    await interaction.getByText(LINE).waitFor();
    assert.ok(secrets.length >= 2, 'no token was seen, so nothing can be told');

    const during = [await kept(desk.page), ...said].join('\n');
    assert.ok(during.includes(contactId), 'not even the id of the contact was found, so nothing was looked at');
    for (const secret of secrets) assert.ok(!during.includes(secret), 'a token is kept, logged or in an address');
    assert.ok(!during.includes(LINE), 'what the customer wrote is kept or logged');

    await interaction.getByRole('button', { name: 'End', exact: true }).click();
    const first = chat!.dispositions[0]?.name;
    if (first) await desk.dispose(interaction, first);
    await desk.closed(CUSTOMER);
    const afterwards = [
      await kept(desk.page),
      ...said,
      await desk.page.evaluate(() => JSON.stringify((globalThis as { heardOnChannels?: string[] }).heardOnChannels))
    ].join('\n');
    for (const secret of secrets)
      assert.ok(!afterwards.includes(secret), 'a token is kept, logged or told to another tab');
    for (const word of [LINE, CUSTOMER, 'planted@example.com']) {
      assert.ok(!(await kept(desk.page)).includes(word), `${word} is still kept after the session closed`);
    }
    assert.deepEqual(desk.problems, []);
  });

  it('is anything of a shift that ended: signing out clears every tab and what is kept, but for what is still owed', async () => {
    const { control } = world();
    const [agent] = (await control.seed()).agents;
    const profile = await openProfile(world());
    try {
      const first = await profile.openTab();
      await first.signIn(agent!.username, agent!.password);
      await first.setState('Available');
      const second = await profile.openTab();
      await second.openSoftphone();
      const contactIds: string[] = [];
      for (const [name, isSettled] of [
        [CUSTOMER, true],
        ['Olga Owed', false]
      ] as const) {
        const contactId = await control.arrives({ channel: 'chat', from: 'planted@example.com', name, text: LINE });
        contactIds.push(contactId);
        const chat = await first.accept('chat', name);
        await second.interaction('Chat', name).waitFor();
        if (!isSettled) continue;
        await chat.getByRole('button', { name: 'End', exact: true }).click();
        await first.dispose(chat, 'Resolved');
        await first.closed(name);
      }

      await second.panel.getByRole('button', { name: 'Sign out' }).click();
      await second.panel.getByRole('button', { name: 'Sign out anyway' }).click();
      for (const tab of [first, second]) {
        await tab.panel.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
        const shown = (await tab.panel.textContent()) ?? '';
        for (const name of [CUSTOMER, 'Olga Owed', agent!.name])
          assert.ok(!shown.includes(name), `${name} is still shown in a tab`);
      }
      const left = await kept(first.page);
      for (const word of [LINE, CUSTOMER, 'Olga Owed', 'planted@example.com', agent!.username, contactIds[0]!])
        assert.ok(!left.includes(word), `${word} is still kept after signing out`);
    } finally {
      await profile.close();
    }
  });
});
