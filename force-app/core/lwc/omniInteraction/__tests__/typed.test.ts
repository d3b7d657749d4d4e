import type { InteractionContext } from 'c/omniInteraction';
import { EMPTY_DRAFT } from 'c/omniPolicy';
import type { MessageDraft } from 'c/omniPorts';
import { aDraft, aReport } from 'test/model/things';
import { contextFrom } from '../interactionContext';
import { afterDiscard, recalledMessage, whenThere, whyNotSaveNow } from '../interactionRules';

const aContext = (changes: Partial<InteractionContext> = {}): InteractionContext => ({
  ...contextFrom({ report: aReport(), policy: 'everyInteraction', isSelected: false }),
  ...changes
});
const saying = (text: string): MessageDraft => ({ text, subject: null, isReplying: false });

describe('what is being typed', () => {
  it('stays before what was typed before the reload, which comes back where nothing is typed', () => {
    const recalled = (now: string, before: MessageDraft | null): string =>
      recalledMessage(aContext({ message: saying(now) }), { contactId: '7001', disposition: null, message: before })
        .text;
    expect(recalled('', saying('Good mor'))).toBe('Good mor');
    expect(recalled('Hello', saying('Good mor'))).toBe('Hello');
    expect(recalled('', null)).toBe('');
  });

  it('is nothing but the choice where the note is only blanks, and goes as a whole', () => {
    expect(afterDiscard(aContext({ draft: aDraft({ notes: ' \n' }) }))).toEqual({
      draft: EMPTY_DRAFT,
      isNoteBeside: false
    });
  });

  it('cannot be saved of a contact that was never up and is not over', () => {
    expect(whyNotSaveNow(aContext({ draft: aDraft() }))).toEqual({ key: 'notConnected' });
  });
});

describe('what may be sent once more', () => {
  it('is also a line to a contact that was said to be gone and is there; one on its way stays as it is', () => {
    const reason = { key: 'notSent' as const };
    const failed = { key: 'k1', text: 'Hello', status: 'failed' as const, reason: { key: 'contactGone' as const } };
    const sending = { key: 'k2', text: 'Hello?', status: 'sending' as const, reason: null };
    expect(whenThere(aContext({ outgoing: [failed, sending] })).outgoing).toEqual([{ ...failed, reason }, sending]);
  });
});
