import { mockServices } from '@backstage/backend-test-utils';
import type {
  RuntimeAdapter,
  RuntimeConnection,
} from '@groundwork/plugin-control-plane-node';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GitopsAdapter } from '../GitopsAdapter';
import { GitHttpServer } from './GitHttpServer';
import { GithubServer } from './GithubServer';
import { GitlabServer } from './GitlabServer';
import { handsOn, type GitopsHarness } from './gitopsHarness';
import { Hand } from './Hand';

/** A harness over a repository at a host of pull requests. */
export type PullRequestHarness = GitopsHarness & {
  host: GithubServer | GitlabServer;
  git: GitHttpServer;
  logged: () => string;
  connection: { pullRequest: object; [key: string]: unknown };
};

/** A harness over a host of our own: a real repository, behind Git's own server and the answers of GitHub or GitLab. */
export async function pullRequestHarness(
  provider: 'github' | 'gitlab',
  token = 'a-token-for-everything',
): Promise<PullRequestHarness> {
  const root = await mkdtemp(join(tmpdir(), `groundwork-${provider}-`));
  const directory = join(root, 'example', 'environments.git');
  const username = 'groundwork';
  const git = await GitHttpServer.start({ root, username, password: token });
  const url = `${git.url}/example/environments.git`;
  const hand = await Hand.create({
    url,
    authorization: `Basic ${Buffer.from(`${username}:${token}`).toString('base64')}`,
  });
  await hand.git(
    'init',
    '--quiet',
    '--bare',
    '--initial-branch=main',
    directory,
  );
  await hand.git('init', '--quiet');
  await hand.git('commit', '--quiet', '--allow-empty', '--message', 'Start');
  await hand.git('push', '--quiet', directory, 'HEAD:refs/heads/main');
  const Host = provider === 'github' ? GithubServer : GitlabServer;
  const host = new Host({ directory, token });
  await host.start();
  const logger = mockServices.logger.mock();
  return {
    ...handsOn(hand),
    hand,
    host,
    git,
    logger,
    logged: () =>
      JSON.stringify(
        [logger.error, logger.warn, logger.info, logger.debug].map(
          method => method.mock.calls,
        ),
      ),
    adapter: GitopsAdapter.create({ workingDirectory: root }),
    connection: {
      url,
      mode: 'pull_request',
      provider,
      pollInterval: 0.2,
      auth: { username, token },
      pullRequest: { apiUrl: host.apiUrl, pollInterval: 1 },
    },
    async breakRuntime() {
      git.mood = 'failing';
      host.intercept = () => ({ status: 502, body: 'Bad gateway' });
    },
    async hangRuntime() {
      git.mood = 'hanging';
      host.intercept = () => 'hang';
    },
    async mendRuntime() {
      git.mood = 'serving';
      host.intercept = undefined;
    },
    async dispose() {
      await host.stop();
      await git.stop();
      await hand.dispose();
      await rm(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/**
 * The same with a robot that merges every pull request as soon as it is waited for. For who calls, changes then come
 * about at once.
 *
 * @param mergeNow - merges the pull request of this number
 */
export function withRobot<T extends GitopsHarness>(
  harness: T,
  mergeNow: (number: number) => Promise<void>,
): T & { adapter: RuntimeAdapter } {
  const { adapter } = harness;
  const merge = (message: string) =>
    mergeNow(Number(/[#!](\d+) /.exec(message)?.[1]));
  const mergingAt = (connection: RuntimeConnection): RuntimeConnection => ({
    checkHealth: options => connection.checkHealth(options),
    plan: (...given) => connection.plan(...given),
    observe: (...given) => connection.observe(...given),
    watch: options => connection.watch?.(options) ?? Promise.resolve(),
    close: async () => connection.close?.(),
    async apply(desired, options) {
      const proposed = await connection.apply(desired, options);
      if (proposed.outcome !== 'waiting') {
        return proposed;
      }
      await merge(proposed.message);
      const merged = await connection.apply(desired, options);
      expect(merged.outcome).toBe('unchanged');
      return { outcome: 'applied', links: merged.links };
    },
    async remove(desired, options) {
      const proposed = await connection.remove(desired, options);
      if (proposed.outcome !== 'waiting') {
        return proposed;
      }
      await merge(proposed.message);
      expect(await connection.remove(desired, options)).toEqual({
        outcome: 'absent',
      });
      return { outcome: 'removed' };
    },
  });
  return {
    ...harness,
    // When two ask for the same at once, the later proposes what the robot has merged already, and merges once more.
    countChanges: () => harness.hand.countChanges().catch(() => 0),
    adapter: {
      type: adapter.type,
      connectionSchema: adapter.connectionSchema,
      refuseName: name => adapter.refuseName(name),
      connect: async options => mergingAt(await adapter.connect(options)),
    },
  };
}
