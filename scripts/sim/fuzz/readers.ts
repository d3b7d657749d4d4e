import { readSettings } from 'c/omniPolicy';
import * as reads from '../../../force-app/adapters/lwc/contactCentreCxone/reads.ts';
import type { Http } from '../../../force-app/adapters/lwc/contactCentreCxone/http.ts';
import * as rows from '../../../force-app/adapters/lwc/deskStoreIndexedDb/rows.ts';
import { readDialMessage } from '../../../force-app/softphone/lwc/softphoneUtility/dialMessage.ts';
import { corrupt, mutate, type Chance } from './mutate.ts';
import { isFlag, isId, isMoment, isText, unsoundReport } from './sound.ts';

const all = <T>(found: T[] | null, check: (one: T) => boolean): boolean => found === null || found.every(check);

/** What the contact centre answers to each reading, and whether what was made of it is sound. */
const READS: { valid: object; read: (http: Http) => Promise<boolean> }[] = [
  {
    valid: {
      acwTypeId: '2',
      maxSecondsAcw: '60',
      requireDisposition: 'True',
      dispositions: [
        { dispositionId: '101', dispositionName: 'Resolved', displayOrder: '1', requireCommitmentAmount: 'False' }
      ]
    },
    read: async (http) => {
      const found = await reads.readSkillRules(http, '4001');
      return (
        found === null ||
        (found.dispositions.every(({ dispositionId, name }) => isText(dispositionId) && isText(name)) &&
          isFlag(found.requireDisposition))
      );
    }
  },
  {
    valid: {
      agentSkillAssignments: [
        { skillId: 4001, skillName: 'Service', mediaTypeId: 4, isOutbound: 'True', isActive: true }
      ]
    },
    read: async (http) =>
      all(
        await reads.readAgentSkills(http, '30001'),
        ({ skillId, name, isOutbound }) => isText(skillId) && isText(name) && isFlag(isOutbound)
      )
  },
  {
    valid: { unavailableCodes: [{ outStateName: 'Break', isActive: 'True', isAcw: 'False' }] },
    read: async (http) => all(await reads.readCodes(http, '1'), ({ name, isAcw }) => isText(name) && isFlag(isAcw))
  },
  {
    valid: { agents: [{ teamId: 7, firstName: 'Ada', lastName: 'Moss' }] },
    read: async (http) => {
      const team = await reads.readTeam(http, '30001');
      return team === null || isText(team);
    }
  },
  {
    valid: { dispositionId: '101', dispositionName: 'Resolved', notes: 'Done' },
    read: async (http) => {
      const found = await reads.readDisposition(http, '710000001');
      return typeof found === 'string' || (isId(found.dispositionId) && isText(found.notes));
    }
  },
  {
    valid: {
      contactId: '710000001',
      mediaTypeId: 4,
      state: 'Disconnected',
      finalState: true,
      isOutbound: false,
      skillId: 4001,
      fromAddr: '+4915112345678',
      firstName: 'Ann',
      contactStart: '2026-03-02T09:00:00Z',
      lastUpdateTime: '2026-03-02T09:05:00Z'
    },
    read: async (http) => {
      const found = await reads.readContact(http, '710000001', () => 1);
      return typeof found === 'string' || (found.contactId === '710000001' && unsoundReport(found) === null);
    }
  },
  {
    valid: {
      emails: [
        {
          fromAddress: 'ann@x.example',
          toAddress: 's@y.example',
          subject: 'Hi',
          bodyHtml: 'Hello',
          sentDate: '2026-03-02T09:00:00Z'
        }
      ]
    },
    read: async (http) =>
      all(
        await reads.readLetters(http, '720000001'),
        ({ from, text, subject }) => isText(from) && isText(text) && isText(subject)
      )
  },
  {
    valid: {
      messages: [{ Text: 'Hello', TimeStamp: '2026-03-02T09:00:00Z', PartyType: 'Client', Label: 'Ann', RoomId: 'r' }]
    },
    read: async (http) => all(await reads.readChat(http, '710000001'), ({ text, at }) => isText(text) && isMoment(at))
  },
  {
    valid: { serverTime: '2026-03-02T09:00:00Z' },
    read: async (http) => {
      const found = await reads.readServerTime(http, () => 0);
      return found === null || isMoment(found);
    }
  }
];

export async function fuzzReads(runs: number, chance: Chance): Promise<string | null> {
  for (let run = 0; run < runs; run += 1) {
    const { valid, read } = READS[chance(READS.length)]!;
    const text = corrupt(JSON.stringify(mutate(valid, chance)), chance);
    const reply = { status: 200, text, contentType: 'application/json', retryAfter: null };
    if (!(await read({ send: async () => ({ kind: 'reply', reply }) }))) return `let through: ${text.slice(0, 2000)}`;
  }
  return null;
}

const SETTINGS = {
  version: 1,
  rules: {
    elevation: true,
    multiContact: true,
    dispositionPolicy: 'asTheSkillSays',
    defaultCountry: 'US',
    limits: { voice: 1, chat: 3, email: 5, workItem: 5, sessions: 4 }
  },
  sources: { elevation: 'Softphone_Rule.Org', scope: null },
  matrix: [
    { record: 'Chat_To_Voice', from: 'chat', to: 'voice', enabled: true },
    { record: 'Voice_To_Email', from: 'voice', to: 'email', enabled: true }
  ],
  refusedNumbers: [{ record: 'Number_911', number: '911' }],
  linkHosts: [{ record: 'Orders', host: 'orders.example' }],
  station: ''
};

const CEILING = { voice: 1, chat: 12, email: 25, workItem: 25 };

/** Wrong settings get the strictest safe reading, which is never laxer than the right ones. */
export function fuzzSettings(runs: number, chance: Chance): string | null {
  for (let run = 0; run < runs; run += 1) {
    const raw = mutate(SETTINGS, chance);
    const { limits, matrix, elevation, multiContact, refusedNumbers, linkHosts, findings } = readSettings(raw);
    const isLimited = (Object.keys(CEILING) as (keyof typeof CEILING)[]).every(
      (kind) => Number.isInteger(limits[kind]) && limits[kind] >= 0 && limits[kind] <= CEILING[kind]
    );
    const isSound =
      isLimited &&
      (limits.sessions === null || (Number.isInteger(limits.sessions) && limits.sessions >= 1)) &&
      matrix.every(({ from, to }) => String(from) !== String(to)) &&
      matrix.length <= SETTINGS.matrix.length &&
      isFlag(elevation) &&
      isFlag(multiContact) &&
      refusedNumbers.every(isText) &&
      linkHosts.every((host) => /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host)) &&
      findings.every(({ record, field }) => isText(record) && isText(field));
    if (!isSound) return `read as ${JSON.stringify({ limits, matrix })}: ${JSON.stringify(raw).slice(0, 2000)}`;
  }
  return null;
}

const MESSAGE = { type: 'dial', number: '+14155550123', recordId: '003000000000001AAA', recordName: 'Ann Lee' };

export function fuzzMessages(runs: number, chance: Chance): string | null {
  for (let run = 0; run < runs; run += 1) {
    const message = chance(20) === 0 ? [null, undefined, 1, 'dial', [], () => 1][chance(6)] : mutate(MESSAGE, chance);
    const wish = readDialMessage(message);
    const isSound =
      wish === null || (wish.number.length <= 64 && isId(wish.recordId) && (wish.recordName?.length ?? 0) <= 255);
    if (!isSound) return `let through: ${JSON.stringify(message).slice(0, 2000)}`;
  }
  return null;
}

const ROWS: { valid: object; read: (found: unknown) => object | null }[] = [
  { valid: { owner: 't1/30001', contactId: '7001', sessionId: '7001', parentContactId: null }, read: rows.readContact },
  {
    valid: {
      owner: 't1/30001',
      key: 'key-1',
      contactId: '7001',
      command: {
        verb: 'saveDisposition',
        contactId: '7001',
        disposition: { dispositionId: '101', secondaryDispositionId: null, notes: '', amount: null, callBackAt: null },
        isFinal: false
      },
      status: 'queued',
      reason: null,
      madeAt: 1,
      order: 1,
      before: { contactIds: ['7001'], lineIds: [] }
    },
    read: rows.readIntent
  },
  {
    valid: {
      owner: 't1/30001',
      contactId: '7001',
      disposition: { dispositionId: '101', secondaryDispositionId: null, notes: 'x', amount: '', callBackAt: '' },
      message: { text: 'Hello', subject: null, isReplying: false }
    },
    read: rows.readDraft
  },
  { valid: { owner: 't1/30001', wishId: 'w1', at: 1, wish: { type: 'agent.hold' } }, read: rows.readWish }
];

/** Every field that came out of a row has the type of the row that went in. */
function isLike(found: unknown, valid: unknown): boolean {
  if (found === null || valid === null || typeof found !== 'object')
    return found === null || valid === null || typeof found === typeof valid;
  return Object.entries(found).every(
    ([key, value]) =>
      Array.isArray(found) ||
      (Object.hasOwn(valid as object, key) && isLike(value, (valid as { [key: string]: unknown })[key]))
  );
}

export function fuzzRows(runs: number, chance: Chance): string | null {
  for (let run = 0; run < runs; run += 1) {
    const { valid, read } = ROWS[chance(ROWS.length)]!;
    const raw = mutate(valid, chance);
    const found = read(raw);
    if (found !== null && 'wish' in found) continue;
    const isOtherVerb =
      JSON.stringify((found as { command?: object } | null)?.command)?.includes('saveDisposition') === false;
    if (found !== null && !isOtherVerb && !isLike(found, valid))
      return `let through: ${JSON.stringify(raw).slice(0, 2000)}`;
  }
  return null;
}
