import { expect, type APIRequestContext } from '@playwright/test';
import { callerOf } from './callApi';
import { GitopsRepository } from './GitopsRepository';

/** What {@link makeCatalogExample} made. */
export type CatalogExample = {
  /** Id of the environment of which one field drifted. */
  id: string;
  /** Its name, which its entity and its namespace have. */
  name: string;
};

/** An environment of a component that is part of a system, of which somebody has changed a field by hand. */
export async function makeCatalogExample(
  request: APIRequestContext,
): Promise<CatalogExample> {
  const call = callerOf(request);
  const wanted = {
    app: 'catalog-example',
    class: 'preview',
    region: 'us-east-1',
    team: 'team-payments',
    owner: 'group:default/team-payments',
    repository: 'https://github.com/example/payments-api',
    revision: 'main',
    component_ref: 'component:default/payments-api',
  };
  // The catalog reads its components a moment after the start.
  await expect(() => call('post', 'ana', '/environment-plans', wanted)).toPass({
    timeout: 60_000,
  });
  const { id, name } = await call(
    'post',
    'ana',
    '/environment-requests',
    wanted,
  );
  const read = () => call('get', 'ana', `/environment-requests/${id}`);
  await expect
    .poll(async () => (await read()).status, { timeout: 60_000 })
    .toBe('ready');
  const repository = await GitopsRepository.clone();
  await repository.editByHand(id, 'resourcequota.yaml', content =>
    content.replace(/pods: .*/, 'pods: "777"'),
  );
  await repository.dispose();
  await expect
    .poll(async () => (await read()).drift_status, { timeout: 60_000 })
    .toBe('drifted');
  return { id, name };
}
