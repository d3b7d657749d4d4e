import { createActor } from 'c/xstate';
import { interactionMachine, isAttempt, isSettled, owedBy, type InteractionEvent, type Owed } from 'c/omniInteraction';
import type { DispositionPolicy } from 'c/omniPolicy';
import type { IntentStatus } from 'c/omniOutbox';
import type { Command, ContactReport, Reason } from 'c/omniPorts';
import { aDraft, anIntent, aReport, someRules } from 'test/model/things';

const SAVE: Command = {
  verb: 'saveDisposition',
  contactId: '7001',
  disposition: { dispositionId: '101', secondaryDispositionId: null, notes: '', amount: null, callBackAt: null },
  isFinal: false
};
const LINE: Command = { verb: 'sendChatText', contactId: '7001', text: 'Goodbye' };
const CALL: Partial<ContactReport> = { channel: 'voice', direction: 'outbound' };

const dialing = (contact: Partial<ContactReport> = {}): InteractionEvent => ({
  type: 'contact.dialed',
  report: aReport({ ...contact, phase: 'dialing' })
});
const connected = (contact: Partial<ContactReport> = {}): InteractionEvent => ({
  type: 'contact.connected',
  report: aReport(contact)
});
const over = (contact: Partial<ContactReport> = {}): InteractionEvent => ({
  type: 'contact.ended',
  report: aReport({ phase: 'ended', endReason: 'ended', ...contact })
});
const final = (contact: Partial<ContactReport> = {}): InteractionEvent => ({
  type: 'contact.finalised',
  report: aReport({ phase: 'ended', endReason: 'ended', isFinal: true, ...contact })
});
const listRead = (changes: Parameters<typeof someRules>[0] = {}): InteractionEvent[] => [
  { type: 'skill.read', rules: someRules(changes) },
  { type: 'disposition.read', recorded: null }
];
const noteTyped: InteractionEvent = {
  type: 'agent.draft',
  draft: aDraft({ dispositionId: null, notes: 'Asks twice' })
};
const chosen: InteractionEvent = { type: 'agent.draft', draft: aDraft() };
const queued: InteractionEvent = { type: 'intent.changed', intent: anIntent(SAVE, 'queued') };
const confirmed: InteractionEvent = { type: 'intent.changed', intent: anIntent(SAVE, 'confirmed') };
const refused: InteractionEvent = { type: 'intent.changed', intent: anIntent(SAVE, 'refused') };
const gone: InteractionEvent = { type: 'contact.vanished', at: 300, unheardSince: null };
const RESOLVED = { dispositionId: '101', secondaryDispositionId: null, name: 'Resolved', notes: 'Asked twice' };
const found = (recorded: typeof RESOLVED | null): InteractionEvent => ({
  type: 'end.read',
  at: 400,
  reason: 'ended',
  recorded
});
const line = (status: IntentStatus, reason: Reason | null = null): InteractionEvent => ({
  type: 'intent.changed',
  intent: { ...anIntent(LINE, status), reason }
});

function after(events: InteractionEvent[], policy: DispositionPolicy = 'everyInteraction') {
  const input = { report: aReport({ phase: 'dialing' }), policy, isSelected: false };
  const interaction = createActor(interactionMachine, { input }).start();
  events.forEach((event) => interaction.send(event));
  return interaction.getSnapshot();
}

describe('what was typed for a disposition', () => {
  it('loses the note alone when that is discarded, and the choice only by a second press', () => {
    const both: InteractionEvent = { type: 'agent.draft', draft: aDraft({ notes: 'Asks twice' }) };
    const once = after([connected(), ...listRead(), both, { type: 'agent.discardDraft' }]);
    expect(once.context.draft).toEqual(aDraft({ notes: '' }));
    const twice = after([
      connected(),
      ...listRead(),
      both,
      { type: 'agent.discardDraft' },
      { type: 'agent.discardDraft' }
    ]);
    expect(twice.context.draft).toEqual(aDraft({ dispositionId: null, notes: '' }));
  });
});

describe('a letter that was being written when its contact was ended', () => {
  const EMAIL: Partial<ContactReport> = { channel: 'email', direction: 'outbound' };
  const LETTER: Command = {
    verb: 'sendEmail',
    contactId: '7001',
    skillId: 'e',
    to: 'a@b.c',
    subject: '',
    text: 'Half'
  };
  const END: Command = { verb: 'end', contactId: '7001' };
  const typed = (text: string): InteractionEvent => ({
    type: 'agent.draftMessage',
    message: { text, subject: null, isReplying: true }
  });
  const about = (command: Command, status: IntentStatus, reason: Reason | null = null): InteractionEvent => ({
    type: 'intent.changed',
    intent: { ...anIntent(command, status), reason }
  });
  const owed = (contact: Partial<ContactReport>, ...events: InteractionEvent[]): Owed[] =>
    owedBy(after([connected(contact), ...listRead({ dispositions: [] }), ...events]));

  it.each<[string, Owed[], Partial<ContactReport>, InteractionEvent[]]>([
    ['is owed', ['unsavedNote'], EMAIL, [typed('Half'), final(EMAIL)]],
    ['is none of blanks', [], EMAIL, [typed('  '), final(EMAIL)]],
    ['is owed no more once it was let go', [], EMAIL, [typed('Half'), final(EMAIL), typed('')]],
    ['is no line of a chat, which is of no use to nobody', [], {}, [typed('Half'), final()]],
    ['was sent', [], EMAIL, [typed('Half'), about(LETTER, 'sent'), final(EMAIL), about(LETTER, 'confirmed')]],
    ['is on its way', ['beingSaved'], EMAIL, [typed('Half'), about(LETTER, 'sent'), final(EMAIL)]],
    ['is being discarded', [], EMAIL, [typed('Half'), about(END, 'sent'), final(EMAIL)]],
    ['was discarded', [], EMAIL, [typed('Half'), about(END, 'sent'), final(EMAIL), about(END, 'confirmed')]],
    [
      'was let go as what may have been sent',
      [],
      EMAIL,
      [typed('Half'), about(LETTER, 'sent'), final(EMAIL), about(LETTER, 'refused')]
    ],
    [
      'was let go before, while it could still be sent',
      ['unsavedNote'],
      EMAIL,
      [typed('Half'), about(LETTER, 'sent'), about(LETTER, 'refused'), final(EMAIL)]
    ],
    [
      'is an answer, which no end discards',
      ['unsavedNote'],
      { ...EMAIL, direction: 'inbound' },
      [typed('Half'), about(END, 'sent'), final({ ...EMAIL, direction: 'inbound' }), about(END, 'confirmed')]
    ],
    [
      'is not discarded by an end that was refused',
      ['unsavedNote'],
      EMAIL,
      [typed('Half'), about(END, 'sent'), final(EMAIL), about(END, 'refused', { key: 'contactGone' })]
    ]
  ])('%s', (_what, owing, contact, events) => {
    expect(owed(contact, ...events)).toEqual(owing);
  });
});

describe('a disposition', () => {
  const canSave = (events: InteractionEvent[]): boolean => after(events).can({ type: 'agent.saveDisposition' });

  it('can be saved once the contact is up, or over although it never was, and not while it rings', () => {
    expect(canSave([dialing(), ...listRead(), chosen])).toBe(false);
    expect(canSave([dialing(), ...listRead(), chosen, connected()])).toBe(true);
    expect(canSave([dialing(), ...listRead(), chosen, over()])).toBe(true);
  });
});

describe('what an interaction owes', () => {
  it.each<[string, InteractionEvent[], Owed[]]>([
    ['is its contact and its disposition while it lasts', [connected(), ...listRead()], ['connected', 'disposition']],
    [
      'is its contact alone while it lasts, once the disposition is on record',
      [connected(), ...listRead(), chosen, queued, confirmed],
      ['connected']
    ],
    [
      'is after-contact work and the disposition once it is over',
      [connected(), over(), ...listRead()],
      ['afterContactWork', 'disposition']
    ],
    [
      'is after-contact work alone once the disposition is on record',
      [connected(), over(), ...listRead(), chosen, queued, confirmed],
      ['afterContactWork']
    ],
    [
      'is the disposition when after-contact work is done',
      [connected(), over(), final(), ...listRead()],
      ['disposition']
    ],
    [
      'is a disposition being saved until it is proven',
      [connected(), over(), final(), ...listRead(), chosen, queued],
      ['beingSaved']
    ],
    [
      'is the disposition again when the contact centre says no',
      [connected(), over(), final(), ...listRead(), chosen, queued, refused],
      ['disposition']
    ],
    ['is the disposition while the list is not known', [connected(), over(), final()], ['disposition']],
    [
      'is the disposition while the list cannot be read',
      [connected(), over(), final(), { type: 'skill.unreadable' }],
      ['disposition']
    ],
    [
      'is a typed note as well as the disposition',
      [connected(), over(), final(), ...listRead(), noteTyped],
      ['disposition', 'unsavedNote']
    ],
    [
      'is the disposition, and no note, where one was chosen and nothing written',
      [connected(), over(), final(), ...listRead(), chosen],
      ['disposition']
    ],
    [
      'is the disposition, and no note, where only blanks were written',
      [connected(), over(), final(), ...listRead(), { type: 'agent.draft', draft: aDraft({ notes: '  \n' }) }],
      ['disposition']
    ],
    ['is nothing where the skill has no list', [connected(), over(), final(), ...listRead({ dispositions: [] })], []],
    [
      'is the contact itself while it is not known what became of it',
      [connected(), ...listRead({ dispositions: [] }), gone],
      ['connected']
    ],
    ['is the disposition once that is known', [connected(), ...listRead(), gone, found(null)], ['disposition']],
    ['is nothing where another place has settled it', [connected(), ...listRead(), gone, found(RESOLVED)], []],
    [
      'is nothing more where it was over before it was gone',
      [connected(), over(), final(), ...listRead(), chosen, queued, confirmed, gone],
      []
    ],
    [
      'is a note that was typed beside what another place has saved, and not the disposition',
      [connected(), ...listRead(), noteTyped, gone, found(RESOLVED)],
      ['unsavedNote']
    ],
    [
      'is still a note while it is typed anew, whatever stands there for a moment',
      [
        connected(),
        ...listRead(),
        noteTyped,
        gone,
        found(RESOLVED),
        { type: 'agent.draft', draft: aDraft({ dispositionId: null }) }
      ],
      ['unsavedNote']
    ],
    [
      'is nothing once that note is discarded',
      [connected(), ...listRead(), noteTyped, gone, found(RESOLVED), { type: 'agent.discardDraft' }],
      []
    ],
    [
      'is nothing where the note is on record already',
      [
        connected(),
        ...listRead(),
        { type: 'agent.draft', draft: aDraft({ notes: ' Asked twice\n' }) },
        gone,
        found(RESOLVED)
      ],
      []
    ],
    [
      'is nothing once the disposition is proven',
      [connected(), over(), final(), ...listRead(), chosen, queued, confirmed],
      []
    ],
    [
      'is no chat line while the contact lasts',
      [connected(), line('sent'), ...listRead()],
      ['connected', 'disposition']
    ],
    [
      'is a chat line on its way',
      [connected(), line('sent'), over(), final(), ...listRead({ dispositions: [] })],
      ['beingSaved']
    ],
    [
      'is a chat line that did not arrive, until the agent lets it go',
      [connected(), line('refused', { key: 'contactGone' }), over(), final(), ...listRead({ dispositions: [] })],
      ['unsavedNote']
    ],
    [
      'is no chat line that has arrived, or that the agent has let go',
      [connected(), line('confirmed'), line('refused'), over(), final(), ...listRead({ dispositions: [] })],
      []
    ]
  ])('%s', (_what, events, owed) => {
    expect(owedBy(after(events))).toEqual(owed);
    expect(isSettled(after(events))).toBe(owed.length === 0);
  });

  const optional = { requireDisposition: false };
  it.each<[string, InteractionEvent[], Owed[]]>([
    ['nothing but its contact while it lasts', [connected(), ...listRead(optional)], ['connected']],
    [
      'a typed note, and no disposition',
      [connected(), ...listRead(optional), noteTyped, over(), final()],
      ['unsavedNote']
    ],
    ['what was chosen and not saved', [connected(), ...listRead(optional), chosen, over(), final()], ['unsavedNote']],
    ['nothing at all once it is over', [connected(), over(), final(), ...listRead(optional)], []],
    ['the list while it is not known', [connected(), over(), final(), noteTyped], ['disposition', 'unsavedNote']]
  ])('is, where the skill lets it go without a disposition: %s', (_what, events, owed) => {
    expect(owedBy(after(events, 'asTheSkillSays'))).toEqual(owed);
    expect(isSettled(after(events, 'asTheSkillSays'))).toBe(owed.length === 0);
  });
});

describe('an attempt', () => {
  it('is a call that reached nobody and is settled', () => {
    const busy = { ...CALL, endReason: 'busy' } as const;
    expect(isAttempt(after([dialing(CALL), final(busy), ...listRead()]))).toBe(true);
    expect(isAttempt(after([dialing(CALL), over(busy), ...listRead()]))).toBe(false);
    expect(isAttempt(after([dialing(CALL), final(busy)]))).toBe(false);
  });

  it('is no call that somebody answered, nor a chat', () => {
    const saved = [...listRead(), chosen, queued, confirmed];
    expect(isAttempt(after([dialing(CALL), connected(CALL), final(CALL), ...saved]))).toBe(false);
    expect(isAttempt(after([connected(), final(), ...saved]))).toBe(false);
  });
});
