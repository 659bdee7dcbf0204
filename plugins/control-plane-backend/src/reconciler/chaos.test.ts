import { TestDatabases } from '@backstage/backend-test-utils';
import { runChaos } from '../__testUtils__/chaos/runChaos';
import {
  startOwnPostgres,
  type OwnPostgres,
} from '../__testUtils__/chaos/startOwnPostgres';

jest.setTimeout(600_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe.each(databases.eachSupportedId())(
  'replicas of the backend, over runtime environments of which one flaps and one hangs, on one %p',
  id => {
    let plane: OwnPostgres | undefined;

    afterEach(async () => {
      await plane?.stop();
      plane = undefined;
    });

    async function createDatabase(): Promise<string> {
      const knex = await databases.init(id);
      const { host, port, user, database, password } =
        knex.client.config.connection;
      const url = new URL('postgres://localhost');
      Object.assign(url, {
        hostname: host,
        port,
        username: user,
        password,
        pathname: database,
      });
      return url.href;
    }

    it('lose nothing, double nothing and meet nowhere while they are killed and paused for longer than their leases', async () => {
      const database = await createDatabase();
      const { breaches, figures } = await runChaos({
        connections: { plane: database, world: database },
        replicas: 3,
        namespaces: 60,
        durationMs: 20_000,
        intervalMs: 3_000,
      });
      expect(breaches).toEqual([]);
      expect(figures.killed).toBeGreaterThan(0);
      expect(figures.paused).toBeGreaterThan(0);
      expect(figures.drifted).toBe(0);
    });

    it('go on where they were when the database is killed under them as well', async () => {
      plane = await startOwnPostgres();
      const { breaches, figures } = await runChaos({
        connections: { plane: plane.url, world: await createDatabase() },
        replicas: 3,
        namespaces: 40,
        durationMs: 15_000,
        intervalMs: 6_000,
        restartDatabase: plane.restart,
        databaseRestarts: 2,
      });
      expect(breaches).toEqual([]);
      expect(figures.databaseRestarts).toBe(2);
      expect(figures.drifted).toBe(0);
    });
  },
);
