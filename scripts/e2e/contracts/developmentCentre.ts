import { createClockBrowser } from 'c/clockBrowser';
import { createContactCentreCxone } from 'c/contactCentreCxone';
import type { Clock, ContactCentre } from 'c/omniPorts';
import { startStandalone } from '../../local/contact-centre/http/standalone.ts';
import { aPerson, type Person } from './signInPerson.ts';

export const STATION = '+4930901820001';

/** The development contact centre on a free port, with clients and people to use it. */
export interface DevelopmentCentre {
  origin: string;
  consoleOrigin: string;
  control(method: string, path: string, body?: unknown): Promise<Record<string, unknown>>;
  ada(): Person;
  client(
    person: Person,
    connection?: Partial<{ issuer: string; clientId: string; redirectUri: string }>,
    clock?: Clock
  ): ContactCentre;
  /** Back to the seeded beginning, every client signed out. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

export async function startDevelopmentCentre(): Promise<DevelopmentCentre> {
  const server = await startStandalone();
  // The issuer's library loads with the first question, which can take seconds on a busy machine.
  await fetch(`${server.origin}/.well-known/openid-configuration`);
  const present = new Set<ContactCentre>();
  const made: ContactCentre[] = [];
  let noticeLeaving: () => void = () => undefined;

  /** Waits until every client has noticed that its agent is signed out, so that none of them outlives the server. */
  async function empty(): Promise<void> {
    while (present.size > 0) {
      await new Promise<void>((resume) => {
        noticeLeaving = resume;
      });
    }
  }

  async function control(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
    const response = await fetch(`${server.origin}/control${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.status === 204 ? {} : ((await response.json()) as Record<string, unknown>);
  }

  return {
    origin: server.origin,
    consoleOrigin: server.consoleOrigin,
    control,
    ada: () => aPerson(server.consoleOrigin, 'ada', 'copper-lantern'),
    client(person, connection = {}, clock = createClockBrowser()) {
      const contactCentre = createContactCentreCxone({
        connection: {
          issuer: server.origin,
          clientId: 'softphone-local',
          redirectUri: `${server.consoleOrigin}/oauth/callback`,
          ...connection
        },
        clock,
        world: person.world
      });
      contactCentre.listen(({ type }) => {
        if (type === 'signIn.succeeded') present.add(contactCentre);
        else if (type === 'signIn.failed' || type === 'agentSession.ended') leave();
      });
      function leave(): void {
        present.delete(contactCentre);
        noticeLeaving();
      }
      made.push(contactCentre);
      return {
        ...contactCentre,
        stop() {
          contactCentre.stop();
          leave();
        }
      };
    },
    async reset() {
      await control('POST', '/reset');
      await empty();
      // The tests follow each other faster than an agent works.
      await control('PUT', '/manners', { requestsPerSecond: 1000 });
    },
    async close() {
      // One that polls on after its server has gone keeps the process alive.
      made.forEach((one) => one.stop());
      await server.close();
    }
  };
}
