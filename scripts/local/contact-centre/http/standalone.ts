import Fastify from 'fastify';
import { registerContactCentre, type ContactCentre, type ContactCentreOptions } from '../contactCentre.ts';

export interface Standalone {
  contactCentre: ContactCentre;
  origin: string;
  consoleOrigin: string;
  close(): Promise<void>;
}

/** The contact centre alone on a free port of 127.0.0.1, for its own tests. */
export async function startStandalone(
  options: Pick<ContactCentreOptions, 'settingsFromXml'> = {}
): Promise<Standalone> {
  const app = Fastify({ forceCloseConnections: true });
  let port = 0;
  const origin = () => `http://localhost:${port}`;
  const consoleOrigin = () => `http://127.0.0.1:${port}`;
  const contactCentre = await registerContactCentre(app, { origin, consoleOrigin, ...options });
  await app.listen({ host: '127.0.0.1', port: 0 });
  port = (app.server.address() as { port: number }).port;
  return { contactCentre, origin: origin(), consoleOrigin: consoleOrigin(), close: () => app.close() };
}
