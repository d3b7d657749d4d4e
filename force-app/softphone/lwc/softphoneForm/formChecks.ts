import type { FormView } from 'c/omniDesk';
import { readAddress, readNumber } from 'c/omniPolicy';
import type { Entered, Reason } from 'c/omniPorts';

type Purpose = NonNullable<Entered['purpose']>;

/** What a number is read with. */
export interface NumberRules {
  defaultCountry: string;
  refused: string[];
}

export type ReadAnswer = { ok: true; shown: string } | { ok: false; reason: Reason };

const FIXED_PURPOSE: { [origin in FormView['origin']]: Purpose | null } = {
  plus: 'elevate',
  newCall: 'newContact',
  record: null
};

/** What the form begins with: the only skill, and the only purpose that is possible. */
export function beginningOf({ address, skills, origin, elevateOff, newContactOff }: FormView): Entered {
  const [first, second] = skills;
  const onlyPurpose: Purpose | null =
    elevateOff && !newContactOff ? 'newContact' : newContactOff && !elevateOff ? 'elevate' : null;
  return { address, skillId: first && !second ? first.skillId : '', purpose: FIXED_PURPOSE[origin] ?? onlyPurpose };
}

/** The number or address as it would be used, or why it cannot be. */
export function readEntered(target: FormView['target'], address: string, numbers: NumberRules): ReadAnswer {
  if (target === 'email') {
    const read = readAddress(address);
    return read.ok ? { ok: true, shown: read.address } : read;
  }
  return readNumber(address, { defaultCountry: numbers.defaultCountry, refusedNumbers: numbers.refused });
}

/** Why the form cannot be sent now; null: it can. */
export function whyNotSubmit(view: FormView, entered: Entered, read: ReadAnswer): Reason | null {
  if (view.status === 'calling') return { key: 'beingSent' };
  if (view.newContactOff && entered.purpose === 'newContact') return view.newContactOff;
  if (view.elevateOff && (entered.purpose === 'elevate' || view.newContactOff)) return view.elevateOff;
  if (!read.ok) return read.reason;
  if (!entered.skillId)
    return { key: view.skills.length ? 'skillMissing' : view.target === 'email' ? 'noEmailSkill' : 'noPhoneSkill' };
  return entered.purpose ? null : { key: 'purposeMissing' };
}
