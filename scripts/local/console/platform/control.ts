/** A contact as the customer sees it. */
export interface CustomerContact {
  contactId: string;
  channel: string;
  direction: 'in' | 'out';
  customer: string;
  name: string;
  skill: string;
  standing: 'waiting' | 'ringing' | 'talking' | 'on hold' | 'ended';
  with: string;
  subject: string;
  payload: string;
  endReason: string;
  startedAt: number;
  endedAt: number | null;
  lines: { text: string; at: number; party: 'Client' | 'Agent' | 'System'; label: string }[];
  emails: { at: number; from: string; to: string; subject: string; bodyHtml: string; byAgent: boolean }[];
}

export interface Skill {
  skillId: string;
  name: string;
  channel: string;
  outbound: boolean;
}

export const REACTIONS = ['answers', 'busy', 'noAnswer', 'rejects', 'unreachable'] as const;
export type Reaction = (typeof REACTIONS)[number];

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(`/control/${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  });
  const text = await answer.text();
  const data = (text ? JSON.parse(text) : {}) as T & { error?: string };
  if (!answer.ok) throw new Error(data.error ?? answer.statusText);
  return data;
}

const at = (contactId: string, what: string) => `contacts/${encodeURIComponent(contactId)}/${what}`;

/** The control interface, as far as a customer needs it. Every call rejects with the server's own words. */
export const control = {
  skills: async () => (await ask<{ skills: Skill[] }>('GET', 'seed')).skills,
  contacts: async () => (await ask<{ contacts: CustomerContact[] }>('GET', 'customer')).contacts,
  begin: (contact: Record<string, unknown>) => ask<{ contactId: string }>('POST', 'contacts', contact),
  write: (contactId: string, text: string) => ask('POST', at(contactId, 'messages'), { text }),
  end: (contactId: string) => ask('POST', at(contactId, 'end')),
  react: (contactId: string, does: Reaction) => ask('POST', at(contactId, 'answer'), { does }),
  numbers: async () =>
    (await ask<{ numbers: Record<string, { does: Reaction; afterMs?: number }> }>('GET', 'numbers')).numbers,
  setNumber: (number: string, does: Reaction) => ask('PUT', `numbers/${encodeURIComponent(number)}`, { does })
};

/** A number as people write it, as `+` and digits; ten digits alone count as North American. */
export function dialled(text: string): string {
  const bare = text
    .replace(/\(0\)/, '')
    .replace(/[a-z].*$/i, '')
    .replace(/[^\d+]/g, '')
    .replace(/^00/, '+');
  if (bare.startsWith('+')) return bare;
  return bare.length === 10 ? `+1${bare}` : `+${bare}`;
}
