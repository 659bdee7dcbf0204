import { mockServices } from '@backstage/backend-test-utils';
import type { DesiredNamespace } from '@groundwork/plugin-control-plane-node';
import type { RuntimeAdapterHarness } from '@groundwork/plugin-control-plane-node/testUtils';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { GitopsAdapter } from '../GitopsAdapter';
import { folderOf } from '../manifests';
import { GitHttpServer } from './GitHttpServer';
import { Hand } from './Hand';

/** A harness with what the tests of this package need besides. */
export type GitopsHarness = RuntimeAdapterHarness & {
  adapter: GitopsAdapter;
  hand: Hand;
};

const pollInterval = 0.2;

/** A harness over a bare repository that the adapter creates. */
export async function localHarness(): Promise<GitopsHarness> {
  const directory = await mkdtemp(join(tmpdir(), 'groundwork-local-'));
  const path = join(directory, 'gitops.git');
  const hand = await Hand.create({ url: path });
  return {
    ...handsOn(hand),
    hand,
    adapter: GitopsAdapter.create({ workingDirectory: directory }),
    connection: { url: path, pollInterval },
    breakRuntime: () => rename(path, `${path}.gone`),
    mendRuntime: () => rename(`${path}.gone`, path),
    async dispose() {
      await hand.dispose();
      await rm(directory, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A harness over a repository behind Git's HTTP server, whose credentials are the given ones. */
export async function httpHarness(
  credentials = {
    username: 'groundwork',
    token: 'correct horse'.replace(' ', '-'),
  },
): Promise<GitopsHarness & { server: GitHttpServer; logged: () => string }> {
  const { username, token } = credentials;
  const directory = await mkdtemp(join(tmpdir(), 'groundwork-http-'));
  const server = await GitHttpServer.start({
    root: directory,
    username,
    password: token,
  });
  const url = `${server.url}/gitops.git`;
  const hand = await Hand.create({
    url,
    authorization: `Basic ${Buffer.from(`${username}:${token}`).toString('base64')}`,
  });
  await hand.git(
    'init',
    '--quiet',
    '--bare',
    '--initial-branch=main',
    join(directory, 'gitops.git'),
  );
  const logger = mockServices.logger.mock();
  return {
    ...handsOn(hand),
    hand,
    server,
    logger,
    logged: () =>
      JSON.stringify(
        [logger.error, logger.warn, logger.info, logger.debug].map(
          method => method.mock.calls,
        ),
      ),
    adapter: GitopsAdapter.create({ workingDirectory: directory }),
    connection: { url, pollInterval, auth: { username, token } },
    async breakRuntime() {
      server.mood = 'failing';
    },
    async hangRuntime() {
      server.mood = 'hanging';
    },
    async mendRuntime() {
      server.mood = 'serving';
    },
    async dispose() {
      await server.stop();
      await hand.dispose();
      await rm(directory, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A harness over a branch of its own of a repository anywhere. */
export async function remoteHarness(remote: {
  url: string;
  username?: string;
  token?: string;
}): Promise<GitopsHarness> {
  const { url, username, token } = remote;
  const directory = await mkdtemp(join(tmpdir(), 'groundwork-remote-'));
  const branch = `groundwork-test-${Date.now()}-${Math.random().toString(36).slice(2, 8)}`;
  const hand = await Hand.create({
    url,
    branch,
    authorization:
      token &&
      `Basic ${Buffer.from(`${username ?? 'x-access-token'}:${token}`).toString('base64')}`,
  });
  await hand.git('init', '--quiet');
  await hand.git('commit', '--quiet', '--allow-empty', '--message', 'Start');
  const create = () =>
    hand.git('push', '--quiet', url, `HEAD:refs/heads/${branch}`);
  const destroy = () =>
    hand.git('push', '--quiet', url, `:refs/heads/${branch}`);
  // Without another branch, a repository whose branch is gone is an empty one, and that is not broken.
  const anchor = `${branch}-anchor`;
  await hand.git('push', '--quiet', url, `HEAD:refs/heads/${anchor}`);
  await create();
  return {
    ...handsOn(hand),
    hand,
    adapter: GitopsAdapter.create({ workingDirectory: directory }),
    connection: {
      url,
      branch,
      pollInterval: 1,
      ...(token && { auth: { username, token } }),
    },
    async breakRuntime() {
      await hand.update();
      await destroy();
    },
    async mendRuntime() {
      await create();
    },
    async dispose() {
      await destroy().catch(() => {});
      await hand.git('push', '--quiet', url, `:refs/heads/${anchor}`);
      await hand.dispose();
      await rm(directory, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Tampering with the files of an environment. */
export function handsOn(hand: Hand) {
  const pathOf = (desired: DesiredNamespace, file: string) =>
    `${folderOf(desired)}/${file}`;
  return {
    async editResource(desired: DesiredNamespace, file: string) {
      const document = parseDocument(await hand.read(pathOf(desired, file)));
      const [keys, path] =
        file === 'resourcequota.yaml'
          ? [['spec', 'hard', 'pods'], 'spec.hard.pods']
          : [
              ['metadata', 'labels', 'groundwork.dev/team'],
              'metadata.labels["groundwork.dev/team"]',
            ];
      document.setIn(keys, 'edited');
      await hand.write(pathOf(desired, file), document.toString());
      return { path, changed_by: hand.name };
    },
    async deleteResource(desired: DesiredNamespace, file: string) {
      await hand.remove(pathOf(desired, file));
    },
    async addExtra(desired: DesiredNamespace) {
      await hand.write(
        pathOf(desired, 'secret.yaml'),
        'apiVersion: v1\nkind: Secret\nmetadata:\n  name: smuggled\n',
      );
    },
    async countChanges() {
      return hand.countCommits().catch(() => 0);
    },
  };
}
