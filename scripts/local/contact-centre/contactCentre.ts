import type { FastifyInstance } from 'fastify';
import { createFaultPlan, readRules, type FaultPlan } from './core/faults.ts';
import type { Centre, Settings, SettingsOverrides } from './core/model.ts';
import { mountAgentApi } from './http/agentApi.ts';
import { mountControl } from './http/control.ts';
import { installFaults } from './http/faultHooks.ts';
import { guard, type Origins } from './http/guard.ts';
import { mountIssuer } from './http/oidc.ts';
import { startRuntime } from './http/runtime.ts';

export type { Limits, Settings, SettingsOverrides } from './core/model.ts';

type Hook = () => void | Promise<void>;

export interface ContactCentreOptions extends Origins {
  /** What the custom metadata says now; read at the start, at every reset, and whenever an agent session starts or is joined. */
  settingsFromXml?: () => SettingsOverrides;
}

export interface ContactCentre {
  /** The core as it stands at this moment. */
  readonly centre: Centre;
  /** XML and `PUT /control/settings` together. */
  settings(): Settings;
  /** Only what `PUT /control/settings` changed since the last reset. */
  settingsOverrides(): SettingsOverrides;
  /** Runs after `PUT /control/settings`. */
  onSettings(hook: Hook): void;
  /** Runs within `POST /control/reset`, before it is answered. */
  onReset(hook: Hook): void;
  /** Already installed on the app for `/incontactapi`, `/auth` and `/org`. */
  faults: FaultPlan;
  close(): void;
}

/** Mounts issuer, Agent API and control interface on the app, with guard and faults for every route of it. Call it before other routes. */
export async function registerContactCentre(
  app: FastifyInstance,
  options: ContactCentreOptions
): Promise<ContactCentre> {
  const resetHooks: Hook[] = [];
  const settingsHooks: Hook[] = [];
  const settingsFromXml = () => options.settingsFromXml?.() ?? {};
  const runtime = startRuntime(settingsFromXml);
  const faults = createFaultPlan();

  guard(app, options);
  const misbehaviour = installFaults(app, faults);
  const identity = mountIssuer(app, runtime, options);
  const api = mountAgentApi(app, runtime, identity, { ...options, settingsFromXml });
  mountControl(app, runtime, {
    settingsFromXml,
    faults: (rules) => faults.set(readRules(rules)),
    listFaults: () => ({ rules: faults.list(), met: faults.met() }),
    reset: async () => {
      runtime.reset();
      faults.set([]);
      misbehaviour.forget();
      api.forget();
      identity.forget();
      for (const hook of resetHooks) await hook();
    },
    settingsChanged: async () => {
      for (const hook of settingsHooks) await hook();
    }
  });
  app.addHook('onClose', async () => runtime.close());

  return {
    get centre() {
      return runtime.centre;
    },
    settings: () => runtime.centre.settings,
    settingsOverrides: () => runtime.centre.overrides,
    onSettings: (hook) => void settingsHooks.push(hook),
    onReset: (hook) => void resetHooks.push(hook),
    faults,
    close: () => runtime.close()
  };
}
