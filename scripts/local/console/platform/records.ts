type Fields = Record<string, unknown>;

/** A record as the stand-in org answers it. */
export interface OrgAnswer {
  apiName: string;
  record: { fields: Fields; related: Record<string, { apiName: string; record: Fields }> };
}

/** Reads one record; null when there is none (any more). */
export async function readRecord(recordId: string): Promise<OrgAnswer | null> {
  const answer = await fetch(`/org/record/${encodeURIComponent(recordId)}`);
  return answer.ok ? ((await answer.json()) as OrgAnswer) : null;
}

/** Records of an object in which a text occurs. */
export async function findRecords(object: string, search: string): Promise<OrgAnswer['record'][]> {
  const answer = await fetch(`/org/records/${encodeURIComponent(object)}?search=${encodeURIComponent(search)}`);
  return answer.ok ? ((await answer.json()) as { records: OrgAnswer['record'][] }).records : [];
}

/** What a record is called in a tab: its name, or a case's number. */
export const titleOf = (fields: Fields): string => String(fields['Name'] ?? fields['CaseNumber'] ?? fields['Id'] ?? '');
