import type { FastifyInstance } from 'fastify';
import { saveLog } from './apex/softphoneRecords.ts';
import { type LocalConnection, type SettingsOverrides, readSettings } from './apex/softphoneSettings.ts';
import { USER, orgContext } from './context.ts';
import type { MetadataRow } from './customMetadata.ts';
import { OBJECTS, describe } from './describe.ts';
import type { OrgRecord, RecordStore } from './recordStore.ts';
import { readUtilityBar } from './utilityBar.ts';

export interface OrgOptions {
  connection: () => LocalConnection;
  /** What `PUT /control/settings` has set; shows at the next page load. */
  overrides: () => SettingsOverrides;
  /** The custom metadata records as they are now. */
  metadata: () => MetadataRow[];
}

type ApexMethod = (parameters: Record<string, unknown>) => unknown;

/** Registers the stand-in for Salesforce: context, records, Apex methods. */
export function registerOrg(
  app: FastifyInstance,
  records: RecordStore,
  { connection, overrides, metadata }: OrgOptions
): void {
  const apex: Record<string, ApexMethod> = {
    'SoftphoneSettings.read': () => readSettings(USER, connection(), overrides(), metadata()),
    'SoftphoneRecords.save': ({ log }) => saveLog(records, log)
  };
  const language = (query: { language?: string }) => (query.language === 'de' ? 'de' : 'en');

  app.get<{ Querystring: { language?: string } }>('/org/context', ({ query }) => ({
    ...orgContext(language(query)),
    objects: OBJECTS.map((info) => describe(info, language(query))),
    utilityBar: readUtilityBar()
  }));
  app.get<{ Params: { object: string }; Querystring: { search?: string } }>(
    '/org/records/:object',
    ({ params, query }) => ({
      records: records.search(params.object, query.search ?? '').map((record) => withNames(records, record))
    })
  );
  app.get<{ Params: { id: string } }>('/org/record/:id', ({ params }, reply) => {
    const found = records.get(params.id);
    if (!found)
      return reply.code(404).send([{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }]);
    return { apiName: found.object, record: withNames(records, found.record) };
  });
  app.post<{ Params: { method: string }; Body: Record<string, unknown> | null }>(
    '/org/apex/:method',
    ({ params, body }, reply) => {
      const method = apex[params.method];
      if (!method)
        return reply.code(404).send({ message: `There is no Apex method ${params.method} in the stand-in org.` });
      return { result: method(body ?? {}) };
    }
  );
}

/** A record as the page wants it: its own fields, and the records behind its references. */
function withNames(records: RecordStore, record: OrgRecord) {
  const related: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(record)) {
    const found = name.endsWith('Id') && name !== 'Id' && value ? records.get(String(value)) : null;
    if (found) related[name.slice(0, -2)] = { apiName: found.object, record: found.record };
  }
  return { fields: record, related };
}
