import { expect, type APIRequestContext } from '@playwright/test';
import { callerOf } from './callApi';

/** What is asked for. */
export type WantedEnvironment = {
  app: string;
  class: 'preview' | 'production';
  /** The status that it is waited for. */
  until: 'ready' | 'pending_approval';
};

/** Asks for an environment of the search team as Rui, through the API; answers with its id and its name. */
export async function requestEnvironment(
  request: APIRequestContext,
  { app, class: environmentClass, until }: WantedEnvironment,
): Promise<{ id: string; name: string }> {
  const call = callerOf(request);
  const { id, name } = await call('post', 'rui', '/environment-requests', {
    app,
    class: environmentClass,
    region: 'us-east-1',
    team: 'team-search',
    owner: 'group:default/team-search',
    repository: 'https://github.com/example/search-api',
    revision: 'main',
  });
  await expect
    .poll(
      async () =>
        (await call('get', 'rui', `/environment-requests/${id}`)).status,
      { timeout: 60_000 },
    )
    .toBe(until);
  return { id, name };
}
