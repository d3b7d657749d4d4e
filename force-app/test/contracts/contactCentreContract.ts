import type { ContactCentre } from 'c/omniPorts';
import {
  accepted,
  aKey,
  ANN,
  available,
  dialled,
  disposition,
  NUMBER,
  reported,
  signedIn,
  type ContactCentreBench,
  type DeclareTest
} from './contactCentreBench.ts';
import { equal, hearing, ok, type Hearing } from './hearing.ts';

/** What every contact centre must do, whoever stands behind the port. */
export function contactCentreContract({
  test,
  bench
}: {
  test: DeclareTest;
  bench: () => Promise<ContactCentreBench>;
}): void {
  const check = (name: string, run: (on: ContactCentreBench, heard: Hearing) => Promise<void>): void =>
    test(name, async () => {
      const on = await bench();
      const heard = hearing(on.contactCentre, on.patienceMs);
      try {
        await run(on, heard);
      } finally {
        heard.stop();
        await on.close();
      }
    });

  check(
    'an agent who signs in is named, and what the contact centre has for her follows as a whole',
    async (on, heard) => {
      await signedIn(on, heard);
      const types = heard.news.map((news) => news.type);
      ok(types.indexOf('signIn.succeeded') < types.indexOf('picture.completed'), 'the agent is named first');
      const [succeeded] = heard.news.filter((news) => news.type === 'signIn.succeeded');
      equal(succeeded?.type === 'signIn.succeeded' && succeeded.agent.name, on.agentName);
      const [completed] = heard.news.filter((news) => news.type === 'picture.completed');
      equal(completed, { type: 'picture.completed', contactIds: [] });
    }
  );

  check(
    'an agent who signed in learns her skills, her unavailable codes, her limits and her own state',
    async (on, heard) => {
      await signedIn(on, heard);
      const skills = await heard.until('skills', (news) => (news.type === 'skills.reported' ? news.skills : null));
      const phone = skills.find(({ skillId }) => skillId === on.skills.outboundVoice);
      equal(phone && [phone.channel, phone.isOutbound], ['voice', true]);
      const email = skills.find(({ skillId }) => skillId === on.skills.outboundEmail);
      equal(email && [email.channel, email.isOutbound], ['email', true]);
      const codes = await heard.until('codes', (news) => (news.type === 'codes.reported' ? news.codes : null));
      ok(
        codes.some(({ name, isAcw }) => name === on.breakCode && !isAcw),
        'the break is one of the codes'
      );
      const limits = await heard.until('limits', (news) => (news.type === 'limits.reported' ? news.limits : null));
      equal(limits.voice, 1);
      const state = await heard.until('state', (news) =>
        news.type === 'agent.stateReported' ? news.agentState : null
      );
      equal([state.state, state.isAcw], ['unavailable', false]);
    }
  );

  check('an agent who goes for a break is shown unavailable with the reason she chose', async (on, heard) => {
    await available(on, heard);
    const choice = { verb: 'chooseState', choice: 'unavailable', code: on.breakCode } as const;
    equal(await on.contactCentre.perform(choice, aKey()), { result: 'accepted' });
    const state = await heard.until('break', (news) =>
      news.type === 'agent.stateReported' && news.agentState.code === on.breakCode ? news.agentState : null
    );
    equal(state.state, 'unavailable');
  });

  check(
    'a waiting chat is offered with the customer, the skill and how long it waits for the agent',
    async (on, heard) => {
      await available(on, heard);
      const contactId = await on.customer.arrives({ channel: 'chat', ...ANN, text: 'Hello' });
      const offer = await reported(heard, contactId, 'offered');
      equal(
        [offer.channel, offer.direction, offer.customerName, offer.address, offer.isFinal, offer.unsupported],
        ['chat', 'inbound', ANN.name, ANN.from, false, null]
      );
      ok(offer.skillId !== null, 'the skill is named');
      ok(offer.acceptBy !== null && offer.acceptBy > offer.version, 'the offer has an end');
      equal([offer.groupId === '', offer.parentContactId], [false, null]);
    }
  );

  check('a customer’s words and the agent’s answer are both heard once, in their order', async (on, heard) => {
    const contactId = await accepted(on, heard);
    await on.customer.writes(contactId, 'It is order 4711.');
    await heard.until('customer wrote', (news) => heardLine(news, 'It is order 4711.'));
    const key = aKey();
    equal(await on.contactCentre.perform({ verb: 'sendChatText', contactId, text: 'I am looking.' }, key), {
      result: 'accepted'
    });
    await heard.until('agent wrote', (news) => heardLine(news, 'I am looking.'));
    const lines = (await on.contactCentre.readChat(contactId)) ?? [];
    const told = lines.filter(({ from }) => from !== 'system');
    equal(
      told.map(({ from, text }) => [from, text]),
      [
        ['customer', 'Where is my parcel?'],
        ['customer', 'It is order 4711.'],
        ['agent', 'I am looking.']
      ]
    );
    equal(new Set(lines.map(({ lineId }) => lineId)).size, lines.length);
  });

  check('a chat the customer left is over, and final only once its disposition is saved', async (on, heard) => {
    const contactId = await accepted(on, heard);
    await on.customer.leaves(contactId);
    const ended = await reported(heard, contactId, 'ended');
    equal([ended.isFinal, ended.endReason], [false, 'ended']);
    equal(await on.contactCentre.readDisposition(contactId), 'none');
    const save = {
      verb: 'saveDisposition',
      contactId,
      disposition: disposition(on.chatDispositionId, 'Parcel found'),
      isFinal: false
    } as const;
    equal(await on.contactCentre.perform(save, aKey()), { result: 'accepted' });
    await heard.until('final', (news) => news.type === 'contact.reported' && news.report.isFinal);
    const recorded = await on.contactCentre.readDisposition(contactId);
    ok(typeof recorded === 'object', 'a disposition is on record');
    if (typeof recorded === 'object') {
      equal([recorded.dispositionId, recorded.notes], [on.chatDispositionId, 'Parcel found']);
    }
    const after = await on.contactCentre.readContact(contactId);
    equal(typeof after === 'object' && [after.phase, after.isFinal], ['ended', true]);
    equal(await on.contactCentre.readContact('799999999'), 'none');
  });

  check(
    'after-contact work the agent finishes makes a call final, and its disposition can still be saved',
    async (on, heard) => {
      await available(on, heard);
      const call = await dialled(on, heard, null);
      await on.customer.leaves(call.contactId);
      await reported(heard, call.contactId, 'ended');
      equal(await on.contactCentre.perform({ verb: 'finishAfterContactWork', contactId: call.contactId }, aKey()), {
        result: 'accepted'
      });
      await heard.until(
        'final',
        (news) => news.type === 'contact.reported' && news.report.contactId === call.contactId && news.report.isFinal
      );
      const save = {
        verb: 'saveDisposition',
        contactId: call.contactId,
        disposition: disposition(on.callDispositionId)
      } as const;
      const early = await on.contactCentre.perform({ ...save, isFinal: false }, aKey());
      equal(early.result, 'refused');
      equal(await on.contactCentre.perform({ ...save, isFinal: true }, aKey()), { result: 'accepted' });
      const recorded = await on.contactCentre.readDisposition(call.contactId);
      equal(typeof recorded === 'object' && recorded.dispositionId, on.callDispositionId);
    }
  );

  /** The call a dial leads to, once it is up. */
  check('a call placed from a chat rings, is answered, and names the chat it came from', async (on, heard) => {
    const chatId = await accepted(on, heard);
    const call = await dialled(on, heard, chatId);
    equal([call.direction, call.address, call.parentContactId], ['outbound', NUMBER, chatId]);
    equal(call.skillId, on.skills.outboundVoice);
    ok(
      heard.news.some((news) => news.type === 'contact.reported' && news.report.phase === 'dialing'),
      'it was dialling before it was up'
    );
    const chat = heard.lastReport(chatId);
    equal([chat?.phase, chat?.groupId ?? null], ['active', call.groupId]);
  });

  check(
    'a call can be held, resumed and ended, and every report of it is newer than the one before',
    async (on, heard) => {
      await available(on, heard);
      const { contactId } = await dialled(on, heard, null);
      for (const [verb, phase] of [
        ['hold', 'held'],
        ['resume', 'active'],
        ['end', 'ended']
      ] as const) {
        const from = heard.news.length;
        equal(await on.contactCentre.perform({ verb, contactId }, aKey()), { result: 'accepted' });
        await reported(heard, contactId, phase, from);
      }
      const versions = heard.reports(contactId).map(({ version }) => version);
      equal(
        [...versions].sort((one, other) => one - other),
        versions
      );
    }
  );

  check('a number that is busy ends the call with that reason and leaves the chat as it was', async (on, heard) => {
    const chatId = await accepted(on, heard);
    await on.customer.numberDoes(NUMBER, 'busy');
    const dial = { verb: 'dial', number: NUMBER, skillId: on.skills.outboundVoice, parentContactId: chatId } as const;
    equal(await on.contactCentre.perform(dial, aKey()), { result: 'accepted' });
    const call = await heard.until('busy', (news) =>
      news.type === 'contact.reported' && news.report.channel === 'voice' && news.report.phase === 'ended'
        ? news.report
        : null
    );
    equal(call.endReason, 'busy');
    equal(heard.lastReport(chatId)?.phase, 'active');
  });

  check(
    'an e-mail started from a chat is written to the address asked for, in the chat’s company',
    async (on, heard) => {
      const chatId = await accepted(on, heard);
      const write = {
        verb: 'writeEmail',
        address: ANN.from,
        skillId: on.skills.outboundEmail,
        parentContactId: chatId
      } as const;
      equal(await on.contactCentre.perform(write, aKey()), { result: 'accepted' });
      const email = await heard.until('e-mail', (news) =>
        news.type === 'contact.reported' && news.report.channel === 'email' && news.report.phase === 'active'
          ? news.report
          : null
      );
      equal([email.direction, email.address, email.parentContactId], ['outbound', ANN.from, chatId]);
      const letter = {
        skillId: on.skills.outboundEmail,
        to: ANN.from,
        subject: 'Your parcel',
        text: 'It is <here> & now'
      };
      equal(await on.contactCentre.perform({ verb: 'sendEmail', contactId: email.contactId, ...letter }, aKey()), {
        result: 'accepted'
      });
      await reported(heard, email.contactId, 'ended');
      const letters = (await on.contactCentre.readLetters(email.contactId)) ?? [];
      equal(
        letters.map(({ to, subject, text }) => [to, subject, text]),
        [[ANN.from, 'Your parcel', 'It is <here> & now']]
      );
    }
  );

  check('what cannot be done now is refused in words, and what is not there is called gone', async (on, heard) => {
    const contactId = await accepted(on, heard);
    const again = await on.contactCentre.perform({ verb: 'accept', contactId }, aKey());
    equal([again.result, again.result === 'refused' && again.reason], ['refused', 'conflict']);
    const nobody = await on.contactCentre.perform({ verb: 'accept', contactId: '999999999' }, aKey());
    equal([nobody.result, nobody.result === 'refused' && nobody.reason], ['refused', 'gone']);
    const noSkill = await on.contactCentre.perform(
      { verb: 'dial', number: NUMBER, skillId: '999', parentContactId: null },
      aKey()
    );
    equal([noSkill.result, noSkill.result === 'refused' && noSkill.reason], ['refused', 'noSkill']);
  });

  check('joining again tells every contact once more and closes the list of them', async (on, heard) => {
    const chatId = await accepted(on, heard);
    const call = await dialled(on, heard, chatId);
    const from = heard.news.length;
    on.contactCentre.rejoin();
    const contactIds = await heard.until(
      'picture',
      (news) => (news.type === 'picture.completed' ? news.contactIds : null),
      from
    );
    equal([...contactIds].sort(), [chatId, call.contactId].sort());
    const retold = heard.news
      .slice(from)
      .flatMap((news) => (news.type === 'contact.reported' ? [news.report.contactId] : []));
    equal([...new Set(retold)].sort(), [chatId, call.contactId].sort());
  });

  check('a reloaded page comes back to the running agent session without a window', async (on, heard) => {
    const chatId = await accepted(on, heard);
    const reloaded = on.reload();
    const later = hearing(reloaded);
    reloaded.resumeSignIn();
    const contactIds = await later.until('picture', (news) =>
      news.type === 'picture.completed' ? news.contactIds : null
    );
    equal(contactIds, [chatId]);
    equal(later.lastReport(chatId)?.phase, 'active');
    later.stop();
  });

  check('a page that nobody is signed in on says so and starts nothing', async (on, heard) => {
    on.contactCentre.resumeSignIn();
    const trouble = await heard.until('trouble', (news) => (news.type === 'signIn.failed' ? news.trouble : null));
    ok(trouble === 'interactionRequired' || trouble === 'noAgentSession', `unexpected: ${trouble}`);
    equal(heard.news.length, 1);
  });

  check('after signing out the agent session is over, and nothing can be sent any more', async (on, heard) => {
    await signedIn(on, heard);
    on.contactCentre.signOut();
    const elsewhere = await heard.until('ended', (news) =>
      news.type === 'agentSession.ended' ? [news.elsewhere] : null
    );
    equal(elsewhere, [false]);
    const answer = await on.contactCentre.perform({ verb: 'mute' }, aKey());
    equal([answer.result, answer.result === 'refused' && answer.reason], ['refused', 'signedOut']);
    equal(await on.contactCentre.readSkillRules(on.skills.outboundVoice), null);
  });

  check('a skill’s rules name what it asks for after a contact', async (on, heard) => {
    await signedIn(on, heard);
    const rules = await on.contactCentre.readSkillRules(on.skills.outboundVoice);
    ok(rules !== null, 'the rules can be read');
    equal(rules?.dispositions.find(({ dispositionId }) => dispositionId === on.callDispositionId)?.asksAmount, false);
    ok(
      rules?.acw === 'disposition' || rules?.acw === 'automatic' || rules?.acw === 'none',
      'the work after it is known'
    );
    equal(await on.contactCentre.readSkillRules('999'), null);
  });

  check('who stops listening hears nothing more', async (on, heard) => {
    await signedIn(on, heard);
    const other = hearing(on.contactCentre);
    other.stop();
    const from = heard.news.length;
    on.contactCentre.rejoin();
    await heard.until('picture', (news) => news.type === 'picture.completed', from);
    equal(other.news, []);
  });
}

function heardLine(news: Parameters<Parameters<ContactCentre['listen']>[0]>[0], text: string): boolean {
  return news.type === 'contact.wrote' && news.lines.some((line) => line.text === text);
}
