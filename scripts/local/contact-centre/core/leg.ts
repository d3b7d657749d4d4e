import { notNow } from './refusal.ts';
import { record } from './record.ts';
import { tell } from './tell.ts';
import { drawLeg, drawMute } from './wire.ts';
import type { Agent, By, Centre } from './model.ts';

/** Rings the agent's own phone; nothing happens when the leg is already on its way. */
export function dialLeg(centre: Centre, agent: Agent): void {
  if (agent.leg.status !== 'Disconnected') return;
  centre.lastLegId += 1;
  agent.leg = { legId: String(centre.lastLegId), status: 'Dialing', waiting: agent.leg.waiting };
  tell(centre, agent.agentId, drawLeg(agent));
  const answered = () => {
    const { waiting } = agent.leg;
    agent.leg = { ...agent.leg, status: 'Active', waiting: [] };
    tell(centre, agent.agentId, drawLeg(agent));
    for (const resume of waiting) resume();
  };
  if (centre.manners.legAnswersMs === 0) answered();
  else centre.timers.set(`leg:${agent.agentId}`, centre.now + centre.manners.legAnswersMs, answered);
}

/** Refuses what needs the leg while it is down and does not connect by itself. */
export function assertLegCanRing(centre: Centre, agent: Agent): void {
  if (agent.leg.status === 'Disconnected' && !centre.manners.legConnectsItself)
    throw notNow('AgentLegDown', 'The agent leg is not connected.');
}

/** Runs `then` once the agent's leg is up, dialling it if need be. */
export function ensureLeg(centre: Centre, agent: Agent, then: () => void): void {
  if (agent.leg.status === 'Active') return then();
  assertLegCanRing(centre, agent);
  agent.leg.waiting.push(then);
  dialLeg(centre, agent);
}

/** Hangs up the agent's own phone; the contacts stay as they are. */
export function endLeg(centre: Centre, agent: Agent): void {
  if (agent.leg.status === 'Disconnected') return;
  centre.timers.clear(`leg:${agent.agentId}`);
  agent.leg = { ...agent.leg, status: 'Disconnected' };
  tell(centre, agent.agentId, drawLeg(agent));
  if (!agent.muted) return;
  agent.muted = false;
  tell(centre, agent.agentId, drawMute(agent));
}

/** Mute belongs to the leg, not to a contact. */
export function setMute(centre: Centre, agent: Agent, by: By, muted: boolean): void {
  if (agent.leg.status !== 'Active') throw notNow('AgentLegDown', 'The agent leg is not connected.');
  if (agent.muted === muted) return;
  agent.muted = muted;
  tell(centre, agent.agentId, drawMute(agent));
  record(centre, by, muted ? 'mute' : 'unmute', '', {});
}
