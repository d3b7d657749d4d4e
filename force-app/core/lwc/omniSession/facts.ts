import type { ContactReport } from 'c/omniPorts';
import type { ElevationContext, ElevationEvent } from 'c/omniElevation';
import type { InteractionFact } from 'c/omniInteraction';

/** The fact an interaction learns from a report. */
export function factOf(report: ContactReport): InteractionFact {
  if (report.phase === 'ended') return { type: report.isFinal ? 'contact.finalised' : 'contact.ended', report };
  if (report.phase === 'held') return { type: 'contact.held', report };
  return { type: report.phase === 'active' ? 'contact.connected' : 'contact.dialed', report };
}

/** What an elevation under way learns from a report: that its contact exists, is connected, or is over. */
export function elevationNewsOf(report: ContactReport, isNew: boolean, elevation: ElevationContext): ElevationEvent[] {
  const isExpected =
    isNew &&
    report.parentContactId === elevation.parentInteractionId &&
    report.channel === elevation.target &&
    report.direction === 'outbound';
  if (elevation.contactId === null ? !isExpected : report.contactId !== elevation.contactId) return [];
  const news: ElevationEvent[] = [];
  if (elevation.contactId === null) news.push({ type: 'contact.appeared', contactId: report.contactId });
  if (report.phase === 'active' || report.phase === 'held') {
    news.push({ type: 'contact.connected', contactId: report.contactId });
  }
  if (report.phase === 'ended') {
    news.push({ type: 'contact.ended', contactId: report.contactId, reason: report.endReason ?? 'ended' });
  }
  return news;
}
