import type { Channel, ChatLine, ContactPhase, ContactReport, EndReason, Unsupported } from 'c/omniPorts';
import type { WireContact, WireLine } from './eventSchemas';

/** The phase a status of the contact centre stands for; null when nobody knows the status. */
export function phaseOf(status: string, isInbound: boolean): ContactPhase | null {
  if (status === 'ringing') return isInbound ? 'offered' : 'dialing';
  return Object.hasOwn(PHASES, status) ? PHASES[status]! : null;
}

const PHASES: Record<string, ContactPhase> = {
  incoming: 'offered',
  dialing: 'dialing',
  active: 'active',
  joined: 'active',
  masking: 'active',
  interrupted: 'active',
  holding: 'held',
  parked: 'held',
  disconnected: 'ended',
  callbackdisconnected: 'ended',
  discarded: 'ended',
  transfer: 'ended',
  preview: 'offered',
  naturalcallringing: 'offered',
  naturalcallamd: 'offered',
  naturalcalldialing: 'offered'
};

const END_REASONS: Record<string, EndReason> = {
  busy: 'busy',
  noanswer: 'noAnswer',
  rejected: 'rejected',
  unreachable: 'unreachable',
  refused: 'refused',
  refusaltimeout: 'refused'
};

/** Why a contact ended, from its `DisconnectCode`. */
export function endReasonOf(code: string | undefined): EndReason {
  const key = (code ?? '').toLowerCase().replace(/[^a-z]/g, '');
  return Object.hasOwn(END_REASONS, key) ? END_REASONS[key]! : 'ended';
}

const DIALER_TYPES = new Set(['dialer', 'naturalcalling']);

/** Whether a call comes from the dialer (Personal Connection). */
export function isDialerCall(callType: string | undefined, status: string): boolean {
  return DIALER_TYPES.has((callType ?? '').toLowerCase()) || status === 'preview' || status.startsWith('naturalcall');
}

/** What a channel adds to the fields that every contact has. */
export interface ContactDetails {
  channel: Channel;
  unsupported?: Unsupported | null;
  isInbound: boolean;
  address?: string | null;
  customerName?: string | null;
  subject?: string | null;
  offeredSeconds?: number;
  workItem?: ContactReport['workItem'];
  voicemail?: ContactReport['voicemail'];
}

/** One contact in the product's words; null when its status is not known. */
export function reportOf(wire: WireContact, details: ContactDetails): ContactReport | null {
  const stated = phaseOf(wire.status, details.isInbound);
  if (stated === null) return null;
  const isEnded = stated === 'ended' || wire.finalstate === true;
  // A dialer call that is not up yet can only be given back, which is what an offer is.
  const isDialerStart = details.unsupported === 'personalConnection' && stated === 'dialing';
  const phase = isEnded ? 'ended' : isDialerStart ? 'offered' : stated;
  const changedAt = wire.laststatechangetimeutc ?? wire.laststatechangetime ?? null;
  const startedAt = wire.starttimeutc ?? wire.starttime ?? null;
  const offeredSeconds = details.offeredSeconds ?? wire.refusaltimeout ?? 0;
  const offeredAt = changedAt ?? startedAt;
  return {
    contactId: wire.contactid,
    channel: details.channel,
    unsupported: details.unsupported ?? null,
    phase,
    isFinal: wire.finalstate ?? isEnded,
    version: changedAt ?? startedAt ?? 0,
    direction: details.isInbound ? 'inbound' : 'outbound',
    skillId: wire.skill ?? wire.skillid ?? null,
    parentContactId: wire.parentcontactid ?? null,
    groupId: wire.omnigroupid ?? null,
    customerName: details.customerName ?? wire.label ?? null,
    address: details.address ?? null,
    subject: details.subject ?? null,
    startedAt,
    acceptBy:
      phase === 'offered' && offeredSeconds > 0 && offeredAt !== null ? offeredAt + offeredSeconds * 1000 : null,
    endReason: phase === 'ended' ? endReasonOf(wire.disconnectcode) : null,
    workItem: details.workItem ?? null,
    voicemail: details.voicemail ?? null
  };
}

const PARTIES: Record<string, ChatLine['from']> = {
  client: 'customer',
  customer: 'customer',
  patron: 'customer',
  agent: 'agent'
};

/** A chat line in the product's words. */
export function chatLineOf(wire: WireLine): ChatLine {
  const party = wire.partytype.toLowerCase();
  const text = wire.text ?? '';
  return {
    lineId: [wire.roomid ?? '', wire.timestamp, wire.partytype, text].join('|'),
    from: Object.hasOwn(PARTIES, party) ? PARTIES[party]! : 'system',
    author: wire.label ?? null,
    text,
    at: wire.timestamp
  };
}
