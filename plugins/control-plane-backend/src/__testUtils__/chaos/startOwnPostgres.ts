import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** A PostgreSQL server of the test's own, which may be killed. */
export type OwnPostgres = {
  /** Of an empty database. */
  url: string;
  /** Kills the server in the middle of whatever it does and starts it again. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts one, in the way in which the whole repository comes by its PostgreSQL. */
export async function startOwnPostgres(): Promise<OwnPostgres> {
  const server = fork(
    path.resolve(__dirname, '../../../../../scripts/postgres.mjs'),
    { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
  );
  const hear = async (): Promise<{ url?: string }> => {
    const [message] = await Promise.race([
      once(server, 'message'),
      once(server, 'exit').then(() => {
        throw new Error('The PostgreSQL server has ended');
      }),
    ]);
    return message;
  };
  const { url } = await hear();
  if (!url) {
    throw new Error('The PostgreSQL server has no address');
  }
  return {
    url,
    async restart() {
      const restarted = hear();
      server.send('restart');
      await restarted;
    },
    async stop() {
      const exited = once(server, 'exit');
      server.disconnect();
      await exited;
    },
  };
}
