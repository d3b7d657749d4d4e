import { badRequest, unknown } from './refusal.ts';
import { SKILLS } from './seed.ts';
import { tell } from './tell.ts';
import { drawSkillsChanged } from './wire.ts';
import type { Centre, Disposition } from './model.ts';

const known = new Map<string, Disposition>(
  SKILLS.flatMap((skill) => skill.dispositions).map((disposition) => [String(disposition.id), disposition])
);

/** An administrator gives a skill another list of dispositions; agents are told to read their skills again. */
export function changeDispositions(centre: Centre, skillId: number, ids: unknown): void {
  const skill = centre.skills.get(skillId);
  if (!skill) throw unknown('Skill');
  if (!Array.isArray(ids)) throw badRequest('InvalidDispositions', 'dispositions is a list of ids.');
  const dispositions = ids.map((id) => {
    const disposition = known.get(String(id));
    if (!disposition) throw badRequest('InvalidDisposition', `There is no disposition ${String(id)}.`);
    return disposition;
  });
  centre.skills.set(skillId, { ...skill, dispositions });
  for (const agentId of centre.agents.keys()) tell(centre, agentId, drawSkillsChanged());
}
