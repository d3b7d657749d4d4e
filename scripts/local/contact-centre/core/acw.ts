import { tellContact } from './tell.ts';
import type { Centre, Contact } from './model.ts';

/** Ends a contact for good: no after-contact work is left, the agent's screen may drop it. */
export function finishAcw(centre: Centre, contact: Contact): void {
  centre.timers.clear(`acw:${contact.contactId}`);
  contact.acw = contact.acw === 'open' ? 'done' : contact.acw;
  contact.finalState = true;
  contact.changedAt = centre.now;
  tellContact(centre, contact);
}

/** What follows the end of a connected contact, by its skill's rule. */
export function beginAcw(centre: Centre, contact: Contact): void {
  const skill = centre.skills.get(contact.skillId);
  const early =
    skill?.acwType === 'disposition' && contact.disposition !== null && centre.manners.earlyDispositionSkipsAcw;
  if (!skill || skill.acwType === 'none' || early) return finishAcw(centre, contact);
  contact.acw = 'open';
  contact.acwSeconds = skill.maxSecondsAcw;
  if (skill.maxSecondsAcw > 0) {
    centre.timers.set(`acw:${contact.contactId}`, centre.now + skill.maxSecondsAcw * 1000, () =>
      finishAcw(centre, contact)
    );
  }
  tellContact(centre, contact);
}
