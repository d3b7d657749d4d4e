import { ensureLeg } from './leg.ts';
import { badRequest, notNow } from './refusal.ts';
import { tell } from './tell.ts';
import { drawPlayback } from './wire.ts';
import type { Agent, Centre, Contact } from './model.ts';

const reached = (contact: Contact, now: number): number =>
  Math.min(
    contact.durationSeconds,
    contact.playback.position + (contact.playback.playing ? (now - contact.playback.since) / 1000 : 0)
  );

function say(centre: Centre, contact: Contact): void {
  if (contact.agentId !== null) tell(centre, contact.agentId, drawPlayback(contact, centre.now));
}

function keepSaying(centre: Centre, contact: Contact): void {
  const left = (contact.durationSeconds - reached(contact, centre.now)) * 1000;
  const step = centre.manners.playbackEventSeconds * 1000;
  const wait = step > 0 ? Math.min(step, left) : left;
  centre.timers.set(`playback:${contact.contactId}`, centre.now + wait, () => {
    if (reached(contact, centre.now) >= contact.durationSeconds) return stopPlayback(centre, contact);
    say(centre, contact);
    keepSaying(centre, contact);
  });
}

function assertVoicemail(contact: Contact): void {
  if (contact.channel !== 'voicemail' || contact.status !== 'Active')
    throw notNow('NotActive', 'Only an active voicemail can be played.');
}

/** Plays over the agent leg, from `position` seconds or from where it stopped. */
export function play(centre: Centre, agent: Agent, contact: Contact, position: unknown): void {
  assertVoicemail(contact);
  const given = position === undefined || position === '' ? null : Number(position);
  if (given !== null && !(given >= 0)) throw badRequest('InvalidPosition', 'The position is given in seconds.');
  const from = given ?? reached(contact, centre.now);
  ensureLeg(centre, agent, () => {
    const ended = from >= contact.durationSeconds;
    contact.playback = { playing: true, position: ended ? 0 : from, since: centre.now };
    say(centre, contact);
    keepSaying(centre, contact);
  });
}

/** Pauses where it is. */
export function pause(centre: Centre, contact: Contact): void {
  assertVoicemail(contact);
  stopPlayback(centre, contact);
}

/** Stops a playing voicemail and says where; silent when nothing plays. */
export function stopPlayback(centre: Centre, contact: Contact): void {
  centre.timers.clear(`playback:${contact.contactId}`);
  if (!contact.playback.playing) return;
  contact.playback = { playing: false, position: reached(contact, centre.now), since: centre.now };
  say(centre, contact);
}
