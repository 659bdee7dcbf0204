import { exampleNamespace } from '@groundwork/plugin-control-plane-node/testUtils';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { httpHarness, localHarness } from './__testUtils__/gitopsHarness';
import { patience, statesOf, useGitops } from './__testUtils__/useGitops';
import { folderOf, manifestFileNames } from './manifests';

describe('GitopsConnection', () => {
  const { given, connect } = useGitops();

  it('writes exactly the files of the environment, and takes its folders away', async () => {
    const harness = await given(localHarness);
    const connection = await connect(harness);
    const desired = exampleNamespace({
      parameters: { replicas: 2 },
      policies: { egress: 'dns' },
    });
    await connection.apply(desired, patience);
    expect((await harness.hand.list()).sort()).toEqual(
      [
        'README.md',
        ...manifestFileNames.map(name => `${folderOf(desired)}/${name}`),
      ].sort(),
    );
    await connection.remove(desired, patience);
    expect(await harness.hand.list()).toEqual(['README.md']);
  });

  it('says in the commit what was done, for whom and by whom', async () => {
    const harness = await given(localHarness);
    const connection = await connect(harness, {
      author: { name: 'Platform Bot', email: 'bot@example.com' },
    });
    const desired = exampleNamespace({
      requested_by: 'user:default/ana\nGroundwork-Request: forged',
    });
    const result = await connection.apply(desired, patience);
    await harness.hand.update();
    expect(
      await harness.hand.git(
        'log',
        '-1',
        '--format=%an <%ae>|%cn|%s|%(trailers:key=Groundwork-Request,valueonly,separator=%x2C)',
      ),
    ).toBe(
      `Platform Bot <bot@example.com>|Platform Bot|Provision payments-api (preview) for team-payments|${desired.id}`,
    );
    expect(result.links).toEqual([
      {
        title: expect.stringMatching(/^Commit [0-9a-f]{8}$/),
        kind: 'commit',
        reference: await harness.hand.git('rev-parse', 'HEAD'),
      },
    ]);
  });

  it('makes one commit for each change while two replicas bring forty environments', async () => {
    const harness = await given(localHarness);
    const replicas = [await connect(harness), await connect(harness)];
    const namespaces = Array.from({ length: 40 }, () => exampleNamespace());
    const results = await Promise.all(
      namespaces.map((desired, index) =>
        replicas[index % 2].apply(desired, patience),
      ),
    );
    expect(results.every(({ outcome }) => outcome === 'applied')).toBe(true);
    expect(await harness.hand.countCommits()).toBe(41);
    expect(await harness.hand.list()).toHaveLength(1 + 40 * 6);
    for (const desired of namespaces) {
      expect(await statesOf(replicas[0], desired)).toEqual(['in_sync']);
    }
    const commits = new Set(results.map(({ links }) => links[0].reference));
    expect(commits.size).toBe(40);
  }, 180_000);

  it('leaves nothing half done when it dies between commit and push', async () => {
    const harness = await given(httpHarness);
    const dying = await connect(harness);
    const desired = exampleNamespace();
    await dying.apply(desired, patience);
    const before = await harness.hand.countCommits();

    const larger = { ...desired, quota: { ...desired.quota, pods: 40 } };
    harness.server.mood = 'not-pushing';
    const controller = new AbortController();
    const pending = dying.apply(larger, { signal: controller.signal });
    const pushing = () =>
      harness.server.paths.filter(path => path.endsWith('/git-receive-pack'))
        .length;
    const asked = pushing();
    while (pushing() === asked) {
      await new Promise(resolve => {
        setTimeout(resolve, 10);
      });
    }
    controller.abort(new Error('Killed'));
    await expect(pending).rejects.toThrow('Killed');
    harness.server.mood = 'serving';

    expect(await harness.hand.countCommits()).toBe(before);
    const next = await connect(harness);
    expect(await statesOf(next, desired)).toEqual(['in_sync']);
    expect((await next.apply(larger, patience)).outcome).toBe('applied');
    expect(await harness.hand.countCommits()).toBe(before + 1);
    // The one that was interrupted finds out as well.
    expect((await dying.apply(larger, patience)).outcome).toBe('unchanged');
    expect(await harness.hand.countCommits()).toBe(before + 1);
  }, 60_000);

  it('says who changed or deleted a file, unless it was the control plane', async () => {
    const harness = await given(localHarness);
    const connection = await connect(harness);
    const desired = exampleNamespace();
    await connection.apply(desired, patience);
    await harness.hand.remove(`${folderOf(desired)}/limitrange.yaml`);
    const larger = { ...desired, quota: { ...desired.quota, pods: 40 } };
    const { resources } = await connection.observe(larger, patience);
    expect(
      resources
        .filter(({ state }) => state !== 'in_sync')
        .map(({ id, fields }) => [id, fields]),
    ).toEqual([
      [
        'resourcequota.yaml',
        [{ path: 'spec.hard.pods', desired: '"40"', live: '"20"' }],
      ],
      ['limitrange.yaml', [{ path: '(file)', changed_by: 'Mallory Example' }]],
    ]);
  });

  it('names the commit that touched the folder last', async () => {
    const harness = await given(localHarness);
    const connection = await connect(harness, {
      webUrl: 'https://git.example.com/envs',
    });
    const desired = exampleNamespace();
    expect((await connection.observe(desired, patience)).links).toEqual([]);
    const { links } = await connection.apply(desired, patience);
    await connection.apply(exampleNamespace(), patience);
    expect((await connection.observe(desired, patience)).links).toEqual(links);
    expect(links[0].url).toBe(
      `https://git.example.com/envs/commit/${links[0].reference}`,
    );
    expect((await connection.apply(desired, patience)).links).toEqual(links);

    const edit = await harness.hand.write(
      `${folderOf(desired)}/namespace.yaml`,
      'edited: true\n',
    );
    expect(
      (await connection.observe(desired, patience)).links?.[0].reference,
    ).toBe(edit);
    const mended = await connection.apply(desired, patience);
    expect((await connection.observe(desired, patience)).links).toEqual(
      mended.links,
    );
    expect(mended.links).not.toEqual(links);

    await harness.hand.update();
    await harness.hand.git(
      'push',
      '--quiet',
      '--force',
      (harness.connection as { url: string }).url,
      `${links[0].reference}:refs/heads/main`,
    );
    expect((await connection.observe(desired, patience)).links).toEqual(links);
  }, 30_000);

  it('does not make a branch up in a repository that has others', async () => {
    const harness = await given(localHarness);
    await connect(harness);
    const connection = await connect(harness, { branch: 'mian' });
    await expect(
      connection.apply(exampleNamespace(), patience),
    ).rejects.toMatchObject({
      name: 'TerminalRuntimeError',
      message: expect.stringContaining('no branch mian'),
    });
    expect(await connection.checkHealth(patience)).toMatchObject({
      status: 'unavailable',
      message: expect.stringContaining('no branch mian'),
    });
  });

  it('makes the first commit of an empty repository', async () => {
    const harness = await given(httpHarness);
    const connection = await connect(harness);
    const desired = exampleNamespace();
    expect(await connection.checkHealth(patience)).toMatchObject({
      status: 'healthy',
    });
    expect(await statesOf(connection, desired)).toEqual(['missing']);
    expect(await connection.remove(desired, patience)).toEqual({
      outcome: 'absent',
    });
    await connection.apply(desired, patience);
    expect(await harness.hand.countCommits()).toBe(1);
  }, 30_000);

  it('gets over the loss of its copy', async () => {
    const harness = await given(localHarness);
    const connection = await connect(harness);
    const desired = exampleNamespace();
    await connection.apply(desired, patience);
    const { url } = harness.connection as { url: string };
    const directory = join(url, '..');
    const copy = (await readdir(directory)).find(name =>
      name.startsWith('groundwork-gitops-'),
    );
    await rm(join(directory, copy ?? 'none', 'objects'), { recursive: true });

    const outcomes: string[] = [];
    while (outcomes.at(-1) !== 'in_sync' && outcomes.length < 5) {
      outcomes.push(
        await statesOf(connection, desired).then(
          states => states.join(),
          error => error.name,
        ),
      );
    }
    expect(outcomes.at(-1)).toBe('in_sync');
    expect(outcomes.slice(0, -1)).toEqual(
      outcomes.slice(0, -1).map(() => 'TransientRuntimeError'),
    );
  }, 30_000);

  it('takes its copy away when it is closed, and does not work on', async () => {
    const harness = await given(localHarness);
    const connection = await connect(harness);
    await connection.apply(exampleNamespace(), patience);
    const { url } = harness.connection as { url: string };
    expect(await readdir(join(url, '..'))).toHaveLength(2);
    await connection.close?.();
    expect(await readdir(join(url, '..'))).toEqual(['gitops.git']);
    await expect(
      connection.observe(exampleNamespace(), patience),
    ).rejects.toThrow();
  });
});
