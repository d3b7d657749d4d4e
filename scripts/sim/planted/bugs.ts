/** One bug, planted by replacing text that occurs exactly once in the file. */
export interface Bug {
  name: string;
  file: string;
  find: string;
  replace: string;
}

const core = (path: string): string => `force-app/core/lwc/${path}`;
const cxone = (path: string): string => `force-app/adapters/lwc/contactCentreCxone/${path}`;

/** Mistakes that real clients have made, one at a time. */
export const BUGS: Bug[] = [
  {
    name: 'a dial is sent again when its answer is missing',
    file: core('omniOutbox/rules.ts'),
    find: "  dial: 'askAgent',",
    replace: "  dial: 'sendAgain',"
  },
  {
    name: 'a chat line is sent again when its answer is missing',
    file: core('omniOutbox/rules.ts'),
    find: "  sendChatText: 'askAgent',",
    replace: "  sendChatText: 'sendAgain',"
  },
  {
    name: 'an e-mail is sent again when its answer is missing',
    file: core('omniOutbox/rules.ts'),
    find: "  replyEmail: 'askAgent',",
    replace: "  replyEmail: 'sendAgain',"
  },
  {
    name: 'every sending has a key of its own',
    file: core('omniOutbox/outbox.ts'),
    find: 'const answer = await perform(command, entry.intent.key);',
    replace: 'const answer = await perform(command, newKey());'
  },
  {
    name: 'an intent leaves the disk when it is sent, not when it is proven',
    file: core('omniOutbox/outbox.ts'),
    find: "const kept = await keep([{ ...rowOf(entry), status: 'sent', command }]);",
    replace: 'const kept = await keep([], [entry.intent.key]);'
  },
  {
    name: 'an intent is never written down',
    file: core('omniOutbox/outbox.ts'),
    find: "const kept = await keep([{ ...rowOf(entry), status: 'queued' }], instead);",
    replace: "const kept = await Promise.resolve<Kept>('done'); void instead;"
  },
  {
    name: 'what may have been sent counts as not sent after a reload',
    file: core('omniOutbox/intent.ts'),
    find: "  return status === 'sent' ? 'unknown' : status;",
    replace: "  return status === 'sent' || status === 'unknown' ? 'queued' : status;"
  },
  {
    name: 'a dial that was never sent is sent by the next page',
    file: core('omniOutbox/rules.ts'),
    find: " && !(isRestored && WHEN_MISSING[verb] === 'askAgent')",
    replace: ''
  },
  {
    name: 'a writer that was replaced goes on sending',
    file: core('omniOutbox/outbox.ts'),
    find: "if (kept === 'fenced' && !isFenced) {",
    replace: "if (kept === 'fenced' && isFenced) {"
  },
  {
    name: 'a page does not ask whether it still is the writer',
    file: core('omniTabs/sharedDesk.ts'),
    find: 'const mayWrite = (): boolean | Promise<boolean> => !isOver() && (isFresh() || check());',
    replace: 'const mayWrite = (): boolean => true;'
  },
  {
    name: 'a frozen writer is waited for',
    file: core('omniTabs/sharedDesk.ts'),
    find: '      if (isDisplaced()) return false;\n      contend(lock.steal);',
    replace: '      return false;'
  },
  {
    name: 'the end of its contact is taken for the proof of a letter',
    file: core('omniOutbox/outbox.ts'),
    find: ' || (isLetter(command) && !entry.isAnswered)',
    replace: ''
  },
  {
    name: 'a disposition pressed while another place spoke replaces the one that was recorded there',
    file: core('omniOutbox/readBack.ts'),
    find: "} else if (recorded !== 'none' && entry.isWary) {",
    replace: "} else if (recorded === 'none' && !entry.isWary && entry.hasSeenOther) {"
  },
  {
    name: 'a place that was taken over takes the line back when its tab is closed',
    file: core('omniTabs/sharedDesk.ts'),
    find: "told.activeIn === 'anotherPlace' && ",
    replace: 'false && '
  },
  {
    name: 'an intent without a proof is taken for done when its answer says accepted',
    file: core('omniOutbox/outbox.ts'),
    find: "    entry.isAnswered = true;\n    if (command.verb === 'saveDisposition') void readBack(entry, command);",
    replace: "    entry.isAnswered = true;\n    if (command.verb === 'saveDisposition') confirm(entry);"
  },
  {
    name: 'any contact in the picture proves a dial',
    file: core('omniOutbox/proof.ts'),
    find: '    if (before.contactIds.includes(report.contactId) || report.parentContactId !== command.parentContactId) continue;',
    replace: ''
  },
  {
    name: 'an accepted end counts as the end',
    file: core('omniOutbox/proof.ts'),
    find: "  end: isIn('ended'),",
    replace: '  end: () => PROVEN,'
  },
  {
    name: 'a session closes while after-contact work is open',
    file: core('omniInteraction/interactionView.ts'),
    find: "  !snapshot.matches({ acw: 'open' }) &&\n  isDispositionDone(snapshot) &&",
    replace: '  isDispositionDone(snapshot) &&'
  },
  {
    name: 'a session closes while a disposition is being saved',
    file: core('omniInteraction/interactionView.ts'),
    find: "const FINISHED_DISPOSITIONS = ['recorded', 'notRequired'] as const;",
    replace: "const FINISHED_DISPOSITIONS = ['recorded', 'notRequired', 'saving'] as const;"
  },
  {
    name: 'a session closes when one of its interactions is settled',
    file: core('omniSession/sessionMachine.ts'),
    find: 'context.interactions.every((ref) => isSettled',
    replace: 'context.interactions.some((ref) => isSettled'
  },
  {
    name: 'a session closes although an elevation is under way',
    file: core('omniSession/sessionMachine.ts'),
    find: ' &&\n  elevationInFlight(context) === undefined;',
    replace: ';'
  },
  {
    name: 'an unreadable disposition list is taken for an empty one',
    file: cxone('reads.ts'),
    find: '  if (!rules || !list) return null;',
    replace:
      '  if (!rules) return null;\n  if (!list) return { skillId, acw: "none", maxSecondsAcw: null, requireDisposition: false, allowSecondary: false, dispositions: [] };'
  },
  {
    name: 'an unreadable record is taken for none',
    file: cxone('reads.ts'),
    find: "  if (!found) return 'unreadable';",
    replace: "  if (!found) return 'none';"
  },
  {
    name: 'an answer of the poll that cannot be read counts as no news',
    file: cxone('poll.ts'),
    find: '    if (!answer || ',
    replace: "    if (!answer) return 'empty';\n    if ("
  },
  {
    name: 'a lost answer of the poll is not followed by a join',
    file: cxone('poll.ts'),
    find: "    if (outcome.kind === 'silent') return wasAborted ? 'empty' : wentWrong(true);",
    replace: "    if (outcome.kind === 'silent') return wasAborted ? 'empty' : wentWrong(false);"
  },
  {
    name: 'the poll keeps the first id of the agent session',
    file: cxone('poll.ts'),
    find: '    if (answer.sessionId !== null) goOnWith(answer.sessionId);\n',
    replace: ''
  },
  {
    name: 'one conflict ends the agent session',
    file: cxone('poll.ts'),
    find: '    if (isGone && hasJoinedForLoss) return wentWrong(true);',
    replace: '    if (isGone) return over();'
  },
  {
    name: 'an error of the server counts as a refusal',
    file: cxone('answers.ts'),
    find: '  if (status < 400 || status >= 500 || status === 408 || status === 429)',
    replace: '  if (status < 400 || status === 408 || status === 429)'
  },
  {
    name: 'a page of something in between counts as taken',
    file: cxone('answers.ts'),
    find: "  if (isForeign(reply) && !ABOUT_CONTENT.has(status)) return { result: 'unknown' };",
    replace: ''
  },
  {
    name: 'starts an agent session without trying to join',
    file: cxone('agentSession.ts'),
    find: '  const joined = await join(http);\n',
    replace: "  const joined = { kind: 'none' } as Entry;\n"
  },
  {
    name: 'a command without a key',
    file: cxone('http.ts'),
    find: "    if (ask.key) headers['CorrelationId'] = ask.key;",
    replace: ''
  },
  {
    name: 'a stale report of a call wins',
    file: core('omniInteraction/interactionSetup.ts'),
    find: 'report.version >= context.report.version',
    replace: 'report.version >= 0'
  },
  {
    name: 'a contact the desk has never seen is dropped',
    file: core('omniDesk/hearing.ts'),
    find: '  if (!isOverForGood || isRemembered || isOwnDoing) takeIn(context, report, enqueue);',
    replace: '  if (context.offers[contactId] !== undefined) takeIn(context, report, enqueue);'
  },
  {
    name: 'what the contact centre no longer lists leaves the screen',
    file: core('omniDesk/hearing.ts'),
    find: "    enqueue.sendTo(session, { type: 'contact.vanished', interactionId: contactId, at, unheardSince });",
    replace:
      '    enqueue.assign(({ context: now }) => ({ sessions: now.sessions.filter((ref) => ref.id !== sessionId) }));'
  },
  {
    name: 'an elevated call opens a session of its own',
    file: core('omniDesk/deskRules.ts'),
    find: 'return (byGroup ?? byParent ?? byChild ?? bySibling ?? byMemory)?.[1].sessionId ?? null;',
    replace: 'return byMemory?.[1].sessionId ?? null;'
  },
  {
    name: 'elevating ends the after-contact work of the parent',
    file: core('omniSession/sessionMachine.ts'),
    find: '      if (parent !== undefined && isPlaying && request.target ===',
    replace:
      "      if (parent !== undefined) enqueue.sendTo(parent, { type: 'contact.vanished', at: 0, unheardSince: null });\n      if (parent !== undefined && isPlaying && request.target ==="
  },
  {
    name: 'nothing is remembered across a reload',
    file: core('omniDesk/hearing.ts'),
    find: "  enqueue({ type: 'remember', params: { contact } });",
    replace: ''
  },
  {
    name: 'duplicated chat lines are shown twice',
    file: core('omniInteraction/interactionRules.ts'),
    find: 'lines.filter((line) => !context.lines.some((known) => known.lineId === line.lineId))',
    replace: 'lines.slice()'
  },
  {
    name: 'the disposition of a final contact goes the way of a running one',
    file: core('omniOutbox/outbox.ts'),
    find: 'isFinal: command.isFinal || (heard.reports.get(command.contactId)?.isFinal ?? true)',
    replace: 'isFinal: command.isFinal'
  },
  {
    name: 'numbers that are never dialled are dialled',
    file: core('omniPolicy/numbers.ts'),
    find: '  if (refused !== null) return',
    replace: '  if (refused !== null && refused === typed) return'
  }
];
