import { assign, setup } from 'c/xstate';
import { EMPTY_DRAFT, EMPTY_MESSAGE, hasDraft, type DispositionDraft } from 'c/omniPolicy';
import type {
  ChatLine,
  Command,
  ContactDraft,
  ContactReport,
  EndReason,
  Letter,
  MessageDraft,
  RecordedDisposition,
  SkillRules,
  Verb
} from 'c/omniPorts';
import type { IntentNews } from 'c/omniOutbox';
import type { InteractionContext, InteractionInput } from './interactionContext';
import type { InteractionEvent, InteractionFact } from './interactionEvents';
import {
  afterDiscard,
  afterEnd,
  afterEndRead,
  afterRecordRead,
  afterSave,
  isLetterDone,
  isRequired,
  isUnderWay,
  needsNoDisposition,
  newer,
  recalledMessage,
  saveUnderWay,
  whenThere,
  whileSaving,
  whyNotSaveNow,
  withIntent,
  withLines
} from './interactionRules';

/** What is read about a contact; `conversation`: the chat or e-mails so far, where the channel has them; `end`: what became of it. */
export type Reading = 'skill' | 'record' | 'conversation' | 'end';

/** Everything one interaction can do and asks itself. */
export const interactionSetup = setup({
  types: { context: {} as InteractionContext, events: {} as InteractionEvent, input: {} as InteractionInput },
  actions: {
    command: (_args, _params: { command: Command }) => {},
    read: (_args, _params: { what: Reading }) => {},
    sendAgain: (_args, _params: { key: string }) => {},
    keepDraft: () => {},
    takeBack: (_args, _params: { keys: string[] }) => {},
    rememberReport: assign(({ context }, { report }: { report: ContactReport }) => ({
      report: newer(context, report),
      ...(report.isFinal ? {} : whenThere(context))
    })),
    rememberDial: assign({ wasDialed: true }),
    rememberConnection: assign(({ context }, { report }: { report: ContactReport }) => ({
      connectedAt: context.connectedAt ?? report.version
    })),
    rememberEnd: assign(({ context }, end: { at: number; isDated: boolean; reason: EndReason }) =>
      afterEnd(context, end)
    ),
    rememberVanishing: assign(({ context }, { unheardSince }: { unheardSince: number | null }) => ({
      unheardSince,
      isEndUnread: !context.isFinal
    })),
    rememberEndRead: assign(({ context }, { read }: { read: Extract<InteractionFact, { type: 'end.read' }> }) =>
      afterEndRead(context, read)
    ),
    rememberFinal: assign({ isFinal: true }),
    rememberAcw: assign({ hadAcw: true }),
    rememberLines: assign(({ context }, { lines }: { lines: ChatLine[] }) => withLines(context, lines)),
    rememberLetters: assign((_args, { letters }: { letters: Letter[] }) => ({ letters })),
    rememberPlayback: assign((_args, { isPaused, position }: { isPaused: boolean; position: number }) => ({
      playback: { isPlaying: !isPaused, position }
    })),
    rememberRules: assign((_args, { rules }: { rules: SkillRules }) => ({ rules })),
    rememberRecord: assign(({ context }, { recorded }: { recorded: RecordedDisposition | null }) =>
      afterRecordRead(context, recorded)
    ),
    rememberIntent: assign(({ context }, { intent }: { intent: IntentNews }) => withIntent(context, intent)),
    rememberSaving: assign(({ context }, { intent }: { intent: IntentNews }) => whileSaving(context, intent)),
    rememberSave: assign(({ context }, { intent }: { intent: IntentNews }) => afterSave(context, intent)),
    rememberDraft: assign((_args, { draft }: { draft: DispositionDraft }) => ({ draft: { ...draft } })),
    rememberRecalled: assign(({ context }, { draft }: { draft: ContactDraft }) => ({
      draft: hasDraft(context.draft) ? context.draft : (draft.disposition ?? EMPTY_DRAFT),
      message: recalledMessage(context, draft)
    })),
    rememberMessage: assign((_args, { message }: { message: MessageDraft }) => ({ message: { ...message } })),
    rememberRecalledMessage: assign(({ context }, { draft }: { draft: ContactDraft }) => ({
      message: recalledMessage(context, draft)
    })),
    forgetMessage: assign({ message: EMPTY_MESSAGE }),
    discardDraft: assign(({ context }) => afterDiscard(context)),
    showDetails: assign({ detailsShown: true }),
    hideDetails: assign({ detailsShown: false }),
    forgetTrouble: assign({ trouble: null }),
    beSelected: assign({ isSelected: true, unread: 0 }),
    beDeselected: assign({ isSelected: false })
  },
  guards: {
    isNews: ({ context }, { report }: { report: ContactReport }) => report.version >= context.report.version,
    isIdle: ({ context }, { verb }: { verb: Verb }) => !isUnderWay(context, verb),
    isCallIdle: ({ context }, { verb }: { verb: Verb }) =>
      context.report.channel === 'voice' && !isUnderWay(context, verb),
    isChat: ({ context }, { text }: { text: string }) => context.report.channel === 'chat' && text.trim() !== '',
    isLetterReady: ({ context }, { to, text }: { to: string; text: string }) =>
      context.report.channel === 'email' &&
      to.trim() !== '' &&
      text.trim() !== '' &&
      !isUnderWay(context, 'sendEmail') &&
      !isUnderWay(context, 'replyEmail'),
    isVoicemail: ({ context }) => context.report.channel === 'voicemail',
    mayFinish: ({ context }) =>
      !isUnderWay(context, 'finishAfterContactWork') &&
      (!isRequired(context) || context.recorded !== null || isUnderWay(context, 'saveDisposition')),
    maySave: ({ context }) => whyNotSaveNow(context) === null,
    isRecorded: ({ context }) => context.recorded !== null && !context.isNoteBeside,
    isEndUnread: ({ context }) => context.isEndUnread,
    needsNoDisposition: ({ context }) => needsNoDisposition(context),
    isListRead: ({ context }) => context.rules !== null && context.isRecordRead,
    isOwnSkill: ({ context }, { rules }: { rules: SkillRules }) => rules.skillId === context.report.skillId,
    isBeingSaved: (_args, { intent }: { intent: IntentNews }) =>
      intent.command.verb === 'saveDisposition' && intent.status !== 'confirmed' && intent.status !== 'refused',
    mayUndo: ({ context }) => saveUnderWay(context)?.status === 'queued',
    isSaved: (_args, { intent }: { intent: IntentNews }) =>
      intent.command.verb === 'saveDisposition' && intent.status === 'confirmed',
    isSaveRefused: (_args, { intent }: { intent: IntentNews }) =>
      intent.command.verb === 'saveDisposition' && intent.status === 'refused',
    isRefusedUnread: ({ context }, { intent }: { intent: IntentNews }) =>
      intent.command.verb === 'saveDisposition' &&
      intent.status === 'refused' &&
      (intent.reason?.key === 'recordedElsewhere' || context.rules === null || !context.isRecordRead),
    isLineFound: ({ context }, { intent }: { intent: IntentNews }) =>
      intent.status === 'confirmed' &&
      context.outgoing.some(({ key }) => key === intent.key) &&
      context.report.channel === 'chat',
    isLetterDone: ({ context }, { intent }: { intent: IntentNews }) => isLetterDone(context, intent),
    isLineNotSent: ({ context }, { key }: { key: string }) =>
      context.outgoing.some((line) => line.key === key && line.status === 'failed')
  }
});
