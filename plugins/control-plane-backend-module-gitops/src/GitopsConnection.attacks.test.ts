import { exampleNamespace } from '@groundwork/plugin-control-plane-node/testUtils';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { httpHarness, localHarness } from './__testUtils__/gitopsHarness';
import { patience, statesOf, useGitops } from './__testUtils__/useGitops';
import { folderOf } from './manifests';

describe('GitopsConnection under attack', () => {
  const { given, connect } = useGitops();

  it('follows no symbolic link, wherever it stands', async () => {
    const harness = await given(localHarness);
    const connection = await connect(harness);
    const desired = exampleNamespace();
    const neighbour = exampleNamespace();
    await connection.apply(neighbour, patience);
    await connection.apply(desired, patience);
    const folder = folderOf(desired);

    // In the place of a file, to one outside of the repository.
    await harness.hand.commit(async directory => {
      await rm(join(directory, folder, 'namespace.yaml'));
      await symlink('/etc/passwd', join(directory, folder, 'namespace.yaml'));
    });
    const { resources } = await connection.observe(desired, patience);
    expect(resources[0]).toMatchObject({
      state: 'changed',
      fields: [{ path: '(file)', live: '"a symbolic link"' }],
    });
    const plan = await connection.plan(desired, patience);
    expect(JSON.stringify(plan)).not.toContain('root:');
    await connection.apply(desired, patience);
    expect(await statesOf(connection, desired)).toEqual(['in_sync']);

    // In the place of the folder, to that of somebody else.
    await harness.hand.commit(async directory => {
      await rm(join(directory, folder), { recursive: true });
      await symlink(neighbour.id, join(directory, folder));
    });
    expect(await statesOf(connection, desired)).toEqual(['extra', 'missing']);
    await connection.apply(desired, patience);
    expect(await statesOf(connection, desired)).toEqual(['in_sync']);
    await harness.hand.commit(async directory => {
      await rm(join(directory, folder), { recursive: true });
      await symlink(neighbour.id, join(directory, folder));
    });
    expect(await connection.remove(desired, patience)).toEqual({
      outcome: 'removed',
    });
    expect(await statesOf(connection, neighbour)).toEqual(['in_sync']);

    // In the place of a folder above it.
    await harness.hand.commit(async directory => {
      await mkdir(join(directory, 'elsewhere'));
      await writeFile(join(directory, 'elsewhere/kept'), 'kept');
      await symlink('../elsewhere', join(directory, 'clusters/eu-central-1'));
    });
    const abroad = exampleNamespace({ region: 'eu-central-1' });
    expect(await statesOf(connection, abroad)).toEqual(['missing']);
    await connection.apply(abroad, patience);
    expect(await statesOf(connection, abroad)).toEqual(['in_sync']);
    expect(
      (await harness.hand.list()).filter(path => path.startsWith('elsewhere')),
    ).toEqual(['elsewhere/kept']);
  }, 60_000);

  it('takes a submodule for what it is', async () => {
    const harness = await given(localHarness);
    const connection = await connect(harness);
    const desired = exampleNamespace();
    await connection.apply(desired, patience);
    await harness.hand.update();
    const commit = await harness.hand.git('rev-parse', 'HEAD');
    await harness.hand.git(
      'update-index',
      '--add',
      '--cacheinfo',
      `160000,${commit},${folderOf(desired)}/module`,
    );
    await harness.hand.git('commit', '--quiet', '--message', 'Add a submodule');
    await harness.hand.git(
      'push',
      '--quiet',
      (harness.connection as { url: string }).url,
      'HEAD:refs/heads/main',
    );
    const { resources } = await connection.observe(desired, patience);
    expect(resources.filter(({ state }) => state !== 'in_sync')).toEqual([
      expect.objectContaining({
        id: 'module',
        kind: 'Submodule',
        state: 'extra',
      }),
    ]);
    await connection.apply(desired, patience);
    expect(await statesOf(connection, desired)).toEqual(['in_sync']);
  }, 30_000);

  it('shows and removes files whatever their names are', async () => {
    const harness = await given(localHarness);
    const connection = await connect(harness);
    const desired = exampleNamespace();
    await connection.apply(desired, patience);
    const names = [
      '-rf',
      '--exec=touch owned',
      'a\nb',
      'D clusters',
      '"quoted"',
      ':(top)README.md',
      '*',
      'a b',
      '$(touch owned)',
      'kustomization.yaml',
      '.argocd-source.yaml',
      'größe',
    ];
    await harness.hand.commit(async directory => {
      for (const name of names) {
        await writeFile(join(directory, folderOf(desired), name), name);
      }
    });
    const { resources } = await connection.observe(desired, patience);
    const extras = resources.filter(({ state }) => state === 'extra');
    expect(extras).toHaveLength(names.length);
    expect(extras.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['-rf', 'a\\nb', '*', 'größe']),
    );
    expect(
      extras.find(({ id }) => id === 'kustomization.yaml')?.fields,
    ).toEqual([{ path: '(file)', changed_by: 'Mallory Example' }]);
    await connection.apply(desired, patience);
    expect(await harness.hand.list()).toHaveLength(7);
  }, 30_000);

  it('runs no hook of its copy, and does not loosen the hooks of the repository', async () => {
    const harness = await given(localHarness);
    const connection = await connect(harness);
    const { url } = harness.connection as { url: string };
    await mkdir(join(url, 'hooks'), { recursive: true });
    await writeFile(
      join(url, 'hooks/pre-receive'),
      '#!/bin/sh\necho "Freeze until Monday"\nexit 1\n',
      { mode: 0o755 },
    );
    await expect(
      connection.apply(exampleNamespace(), patience),
    ).rejects.toMatchObject({
      name: 'TerminalRuntimeError',
      message: expect.stringContaining('hook declined'),
    });
    expect(await harness.hand.countCommits()).toBe(1);
  });

  it('lets a refused commit stop nobody else', async () => {
    const harness = await given(localHarness);
    const connection = await connect(harness);
    const { url } = harness.connection as { url: string };
    await mkdir(join(url, 'hooks'), { recursive: true });
    await writeFile(
      join(url, 'hooks/pre-receive'),
      '#!/bin/sh\nread old new ref\n! git log --format=%s "$old..$new" | grep -q "for team-search"\n',
      { mode: 0o755 },
    );
    const namespaces = [
      exampleNamespace(),
      exampleNamespace({ team: 'team-search' }),
      exampleNamespace(),
    ];
    const results = await Promise.allSettled(
      namespaces.map(desired => connection.apply(desired, patience)),
    );
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(await harness.hand.countCommits()).toBe(3);
  }, 30_000);

  describe('credentials', () => {
    const canary = 'canary/s3cret+tok=en';
    const encodings = [
      canary,
      encodeURIComponent(canary),
      Buffer.from(canary).toString('base64'),
      Buffer.from(`groundwork:${canary}`).toString('base64'),
    ];

    function expectNoSecret(text: string) {
      for (const encoding of encodings) {
        expect(text).not.toContain(encoding);
      }
    }

    it('are sent to the server, and are found nowhere else', async () => {
      const harness = await given(() =>
        httpHarness({ username: 'groundwork', token: canary }),
      );
      const connection = await connect(harness);
      const desired = exampleNamespace();
      const seen: unknown[] = [
        await connection.plan(desired, patience),
        await connection.apply(desired, patience),
        await connection.observe(desired, patience),
        await connection.checkHealth(patience),
      ];
      expect(harness.server.authorizations).toContain(
        `Basic ${Buffer.from(`groundwork:${canary}`).toString('base64')}`,
      );
      await harness.breakRuntime();
      seen.push(await connection.checkHealth(patience));
      const error = await connection
        .apply(exampleNamespace(), patience)
        .catch(reason => reason);
      seen.push(error.name, error.message, error.stack);
      expect(error).toMatchObject({ name: 'TransientRuntimeError' });
      expectNoSecret(JSON.stringify(seen));
      expectNoSecret(harness.logged());
      await harness.mendRuntime();
      expectNoSecret(harness.server.paths.join('\n'));
      await harness.hand.update();
      expectNoSecret(
        await harness.hand.git('log', '--patch', '--format=fuller'),
      );
    }, 30_000);

    it('that are refused are a matter for a person', async () => {
      const harness = await given(() =>
        httpHarness({ username: 'groundwork', token: 'other' }),
      );
      const connection = await connect(harness, {
        auth: { username: 'groundwork', token: canary },
      });
      const error = await connection
        .observe(exampleNamespace(), patience)
        .catch(reason => reason);
      expect(error).toMatchObject({
        name: 'TerminalRuntimeError',
        message: expect.stringContaining('auth.token'),
      });
      expectNoSecret(error.message);
      const health = await connection.checkHealth(patience);
      expect(health.status).toBe('unavailable');
      expectNoSecret(health.message ?? '');

      const anonymous = await connect(harness, { auth: undefined });
      await expect(
        anonymous.observe(exampleNamespace(), patience),
      ).rejects.toMatchObject({ name: 'TerminalRuntimeError' });
    }, 30_000);

    it('are not taken along by a redirect', async () => {
      const target = await given(() =>
        httpHarness({ username: 'groundwork', token: canary }),
      );
      const harness = await given(httpHarness);
      harness.server.redirectTo = target.server.url;
      const connection = await connect(harness);
      await expect(
        connection.observe(exampleNamespace(), patience),
      ).rejects.toMatchObject({ name: 'TerminalRuntimeError' });
      expect(target.server.paths).toEqual([]);
    }, 30_000);
  });
});
