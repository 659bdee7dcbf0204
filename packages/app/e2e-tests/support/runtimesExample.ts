import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type APIRequestContext } from '@playwright/test';
import { callerOf } from './callApi';
import { GitopsRepository } from './GitopsRepository';

/** What {@link makeRuntimesExample} made. */
export type RuntimesExample = {
  /** The namespace of which one target drifted. */
  drifted: string;
  /** The namespace that waits for a runtime environment in maintenance. */
  held: string;
  /** The group of both repositories. */
  group: string;
};

/** Runtime environments in every state of health, groups of them, and namespaces that are ready, drifted and held. */
export async function makeRuntimesExample(
  request: APIRequestContext,
): Promise<RuntimesExample> {
  const state = process.env.GROUNDWORK_E2E_STATE ?? '';
  const call = callerOf(request);
  const addRuntime = (name: string, title: string, url: string) =>
    call('post', 'ada', '/runtime-environments', {
      name,
      title,
      type: 'gitops',
      connection_config: { url },
      concurrency: 8,
    });
  const addGroup = async (name: string, title: string, more: object) =>
    (await call('post', 'ada', '/groups', { name, title, ...more })).id;
  const createNamespace = async (
    group_id: string,
    team: string,
    project: string,
    env: string,
  ) =>
    (
      await call('post', 'ada', '/namespaces', {
        name_components: { team, project, env },
        group_id,
        members: [
          { identifier: 'user:default/ana', type: 'user', role: 'read_write' },
          {
            identifier: 'group:default/team-payments',
            type: 'identity_group',
            role: 'read',
          },
        ],
        metadata: { cost_center: '4711', contact: 'payments@example.com' },
      })
    ).id;
  const statusOf = async (id: string) =>
    (await call('get', 'ada', `/namespaces/${id}`)).status;

  const { items } = await call('get', 'ada', '/runtime-environments');
  const first = items.find((each: { name: string }) => each.name === 'gitops');
  const second = await addRuntime(
    'frankfurt',
    'Frankfurt clusters',
    path.join(state, 'frankfurt.git'),
  );
  const third = await addRuntime(
    'dublin',
    'Dublin clusters',
    path.join(state, 'dublin.git'),
  );
  const fourth = await addRuntime(
    'oregon',
    'Oregon clusters',
    'https://127.0.0.1:9/example/oregon.git',
  );
  const both = await addGroup('europe', 'Europe', {
    environments: [{ id: first.id }, { id: second.id }],
  });
  const careful = await addGroup('careful', 'Dublin first', {
    orchestration_strategy: 'canary',
    canary_environment_id: third.id,
    concurrency_limit: 4,
    environments: [{ id: third.id }, { id: second.id }],
  });
  const far = await addGroup('world', 'Everywhere', {
    environments: [{ id: first.id }, { id: fourth.id }],
  });

  const drifted = await createNamespace(both, 'payments', 'ledger', 'dev');
  const others = [
    await createNamespace(both, 'payments', 'checkout', 'dev'),
    await createNamespace(careful, 'search', 'ranking', 'staging'),
    await createNamespace(careful, 'payments', 'fraud', 'prod'),
  ];
  for (const id of [drifted, ...others]) {
    await expect.poll(() => statusOf(id), { timeout: 60_000 }).toBe('active');
  }
  await call('put', 'ada', `/runtime-environments/${third.id}/maintenance`, {
    enabled: true,
    reason: 'Moving to new machines until 15:00',
  });
  const held = await createNamespace(careful, 'payments', 'invoices', 'dev');
  await createNamespace(far, 'search', 'index', 'dev');

  // A repository that takes nothing: work for it fails and is tried again
  const hooks = path.join(state, 'frankfurt.git', 'hooks');
  await mkdir(hooks, { recursive: true });
  await writeFile(
    path.join(hooks, 'pre-receive'),
    '#!/bin/sh\necho "The branch is protected" >&2\nexit 1\n',
    { mode: 0o755 },
  );
  await createNamespace(both, 'search', 'crawler', 'dev');

  const repository = await GitopsRepository.clone();
  await repository.editByHand(drifted, 'namespace.yaml', content =>
    content.replace('4711', '1234'),
  );
  await repository.dispose();
  await expect
    .poll(
      async () =>
        (await call('get', 'ada', `/namespaces/${drifted}`)).drift_status,
      { timeout: 60_000 },
    )
    .toBe('drifted');
  return { drifted, held, group: both };
}
