import { exampleNamespace } from '@groundwork/plugin-control-plane-node/testUtils';
import type {
  DesiredNamespace,
  RuntimeConnection,
} from '@groundwork/plugin-control-plane-node';
import { folderOf } from '../manifests';
import type { GitopsHarness } from './gitopsHarness';
import type { People } from './People';
import { patience, statesOf, useGitops } from './useGitops';

/** Where pull requests are tested. */
export type HostHarness = GitopsHarness & { people: People };

const caseTimeoutMs = 120_000;

/** Registers what holds at every host of pull requests, our own and real ones, as Jest tests. */
export function pullRequestCases(options: {
  name: string;
  create: () => Promise<HostHarness>;
  words: { noun: string; sign: string };
  /** Whether a pull request ends with its branch. */
  closesWithBranch: boolean;
}) {
  const { name, create, words, closesWithBranch } = options;

  // Registered from another file, so that the rules about titles of tests do not see where they are.
  globalThis.describe(`pull requests at ${name}`, () => {
    const { given, connect } = useGitops();

    /** Applies, and expects to be told to wait; answers with the number of the pull request. */
    async function propose(
      connection: RuntimeConnection,
      desired: DesiredNamespace,
    ): Promise<number> {
      const result = await connection.apply(desired, patience);
      if (result.outcome !== 'waiting') {
        throw new Error(`It does not wait: ${JSON.stringify(result)}`);
      }
      const number = Number(/(\d+) to be merged$/.exec(result.message)?.[1]);
      expect(result.message).toBe(
        `Waiting for the ${words.noun} ${words.sign}${number} to be merged`,
      );
      expect(result.links).toEqual([
        expect.objectContaining({
          kind: 'pull_request',
          reference: String(number),
          url: expect.stringMatching(/^https?:/),
        }),
      ]);
      expect(result.requeueAfterMs).toBe(1000);
      return number;
    }

    globalThis.it(
      'is ready only when it is merged, and says what is on the base branch until then',
      async () => {
        const harness = await given(create);
        const connection = await connect(harness);
        const desired = exampleNamespace();
        const number = await propose(connection, desired);
        const [open, ...others] = await harness.people.open();
        expect(others).toEqual([]);
        expect(open).toMatchObject({
          number,
          title: 'Provision payments-api (preview) for team-payments',
          body: expect.stringContaining(`Groundwork-Request: ${desired.id}`),
        });
        expect(open.source).toMatch(new RegExp(`test/${desired.id}$`));
        const waiting = await connection.observe(desired, patience);
        expect(
          waiting.resources.map(({ kind, state }) => `${kind} ${state}`),
        ).toEqual([
          'Namespace missing',
          'ResourceQuota missing',
          'LimitRange missing',
          'NetworkPolicy missing',
          'ConfigMap missing',
          'Application missing',
          'PullRequest extra',
        ]);
        // Looking again opens nothing and pushes nothing.
        const branch = await harness.hand.git(
          'ls-remote',
          urlOf(harness),
          `refs/heads/${open.source}`,
        );
        expect(await propose(connection, desired)).toBe(number);
        expect(
          await harness.hand.git(
            'ls-remote',
            urlOf(harness),
            `refs/heads/${open.source}`,
          ),
        ).toBe(branch);

        await harness.people.merge(number);
        expect(await statesOf(connection, desired)).toEqual(['in_sync']);
        expect(await connection.apply(desired, patience)).toMatchObject({
          outcome: 'unchanged',
          links: [{ kind: 'commit' }],
        });
        expect(await harness.people.open()).toEqual([]);
      },
      caseTimeoutMs,
    );

    globalThis.it(
      'updates the open one for a changed agreement, for a base that moved under it, and for what others put on its branch',
      async () => {
        const harness = await given(create);
        const connection = await connect(harness);
        const desired = exampleNamespace();
        const number = await propose(connection, desired);
        const [{ source }] = await harness.people.open();
        const larger = { ...desired, quota: { ...desired.quota, pods: 40 } };
        expect(await propose(connection, larger)).toBe(number);

        // The folder appears on the base branch with other contents: the branch would conflict.
        const file = `${folderOf(desired)}/resourcequota.yaml`;
        await harness.hand.write(file, 'kind: ResourceQuota\n');
        expect(await propose(connection, larger)).toBe(number);
        expect(await changedFiles(harness, source)).toContain(file);

        // Somebody slips something in.
        await harness.hand.git('fetch', '--quiet', urlOf(harness), source);
        await harness.hand.git('checkout', '--quiet', 'FETCH_HEAD');
        await harness.hand.git('commit', '--quiet', '--allow-empty', '-m', 'x');
        await harness.hand.git(
          'push',
          '--quiet',
          urlOf(harness),
          `HEAD:refs/heads/${source}`,
        );
        expect(await propose(connection, larger)).toBe(number);
        const messages = await messagesOf(harness, source);
        expect(messages).not.toContain('x');
        expect(await harness.people.open()).toEqual([
          expect.objectContaining({
            number,
            title: 'Update payments-api (preview) for team-payments',
          }),
        ]);
        await harness.people.merge(number);
        expect(await statesOf(connection, larger)).toEqual(['in_sync']);
      },
      caseTimeoutMs,
    );

    globalThis.it(
      'says that one was closed, and opens another at the next attempt',
      async () => {
        const harness = await given(create);
        const connection = await connect(harness);
        const desired = exampleNamespace();
        const number = await propose(connection, desired);
        await harness.people.close(number);
        await expect(connection.apply(desired, patience)).rejects.toMatchObject(
          {
            name: 'TerminalRuntimeError',
            reason: 'PullRequestClosed',
            message: expect.stringContaining(
              `${words.sign}${number} was closed without being merged`,
            ),
          },
        );
        expect(await harness.people.open()).toEqual([]);

        // Another replica knows it as well.
        const replica = await connect(harness);
        const next = await propose(replica, desired);
        expect(next).not.toBe(number);
        const { source } = (await harness.people.open())[0];

        await harness.people.deleteBranch(source);
        if (closesWithBranch) {
          await expect(
            connection.apply(desired, patience),
          ).rejects.toMatchObject({ reason: 'PullRequestClosed' });
          expect(await propose(connection, desired)).not.toBe(next);
        } else {
          expect(await propose(connection, desired)).toBe(next);
        }
        const [open] = await harness.people.open();
        await harness.people.merge(open.number);
        expect(await statesOf(connection, desired)).toEqual(['in_sync']);
      },
      caseTimeoutMs,
    );

    globalThis.it(
      'removes by one as well, and takes back what was not merged yet',
      async () => {
        const harness = await given(create);
        const connection = await connect(harness);
        const desired = exampleNamespace();
        await harness.people.merge(await propose(connection, desired));

        const removal = await connection.remove(desired, patience);
        expect(removal).toMatchObject({
          outcome: 'waiting',
          requeueAfterMs: 1000,
        });
        const [open] = await harness.people.open();
        expect(open.title).toBe(
          'Remove payments-api (preview) for team-payments',
        );
        expect(await statesOf(connection, desired)).toEqual([
          'extra',
          'in_sync',
        ]);
        await harness.people.merge(open.number);
        expect(await statesOf(connection, desired)).toEqual(['missing']);
        expect(await connection.remove(desired, patience)).toEqual({
          outcome: 'absent',
        });

        const dropped = exampleNamespace();
        await propose(connection, dropped);
        expect(await statesOf(connection, dropped)).toEqual([
          'extra',
          'missing',
        ]);
        expect(await connection.remove(dropped, patience)).toEqual({
          outcome: 'removed',
        });
        expect(await harness.people.open()).toEqual([]);
        expect(await statesOf(connection, dropped)).toEqual(['missing']);
        // It was not people who closed it.
        expect(await propose(connection, dropped)).toBeGreaterThan(0);
      },
      caseTimeoutMs,
    );
  });
}

function urlOf(harness: GitopsHarness): string {
  return (harness.connection as { url: string }).url;
}

async function changedFiles(
  harness: GitopsHarness,
  source: string,
): Promise<string[]> {
  await harness.hand.git('fetch', '--quiet', urlOf(harness), source);
  const listed = await harness.hand.git(
    'diff-tree',
    '-r',
    '--name-only',
    'FETCH_HEAD^',
    'FETCH_HEAD',
  );
  return listed.split('\n');
}

async function messagesOf(
  harness: GitopsHarness,
  source: string,
): Promise<string[]> {
  await harness.hand.git('fetch', '--quiet', urlOf(harness), source);
  const listed = await harness.hand.git('log', '--format=%s', 'FETCH_HEAD');
  return listed.split('\n');
}
