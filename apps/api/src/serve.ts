import { createApp, versionOf } from './create-app';
import { BeginDemonstration } from './demonstration';
import { choosePort, closeEdge, dedicate, type Environment, log, migrate, openDatabase, type Say, servePortal } from './platform';

/** The service, listening. */
export interface Service {
  readonly address: string;
  /** Finishes the requests that are under way, then stops listening and lets go of the database. */
  stop(): Promise<void>;
}

/** Starts the whole service: the database, its schema, the rooms and the portal. */
export async function serve(environment: Environment, say: Say): Promise<Service> {
  const database = await openDatabase(environment, say);
  try {
    await migrate(database.url, versionOf(environment.projectRoot));
    await dedicate(database.url, environment.mode);
    const app = await createApp(environment, database);
    servePortal(app, environment.projectRoot);
    if (environment.mode === 'demonstration') await app.get(BeginDemonstration, { strict: false }).run();
    const port = await choosePort(environment.port, environment.host, say);
    await app.listen(port, environment.host);
    return {
      address: `http://localhost:${port}`,
      stop: async () => {
        const cutShort = await closeEdge(app, environment.edge);
        if (cutShort > 0) log.warning('edge.cut-short', { requests: cutShort });
        await app.close();
        await database.stop();
      },
    };
  } catch (error) {
    await database.stop();
    throw error;
  }
}
