import type {
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  addHours,
  type EnvironmentEvent,
  type EnvironmentRequest,
  type ErrorEnvelope,
} from '@groundwork/plugin-control-plane-common';
import type { JsonObject } from '@backstage/types';
import {
  previewBody,
  requestsPath,
  testControlPlaneConfig,
  useTestApi,
  waitFor,
  type ApiAnswer,
  type TestApi,
} from '../../__testUtils__';
import { parseJson } from '../../database';
import type { NotificationMessage } from '../../messages';

type Answer = ApiAnswer<
  EnvironmentRequest & Partial<Pick<ErrorEnvelope, 'message'>>
>;

/** The API with classes whose leases differ, as the tests of leases use it. */
export type LeaseApi = {
  api: TestApi;
  /** An environment of Ana's of a class, once it is ready. */
  ready(className: string): Promise<EnvironmentRequest>;
  read(id: string, who?: string): Promise<EnvironmentRequest>;
  extend(who: string, id: string, json: object): Promise<Answer>;
  decide(
    who: string,
    request: Pick<EnvironmentRequest, 'id' | 'pending_extension'>,
    json: object,
  ): Promise<Answer>;
  /** Changes columns behind the control plane's back. */
  update(id: string, change: object): Promise<unknown>;
  /** As if so many hours had passed for an environment. */
  pass(id: string, hours: number): Promise<void>;
  /** What happened to it, the first first. */
  events(id: string): Promise<EnvironmentEvent[]>;
  actions(id: string): Promise<string[]>;
  notifications(
    request: Pick<EnvironmentRequest, 'name'>,
  ): Promise<NotificationMessage[]>;
  waitUntil(
    id: string,
    accept: (request: EnvironmentRequest) => boolean,
  ): Promise<EnvironmentRequest>;
};

/** Starts the API with these classes beside the ones that tests have. */
export function useLeaseApi(
  databases: TestDatabases,
  databaseId: TestDatabaseId,
  classes: Record<string, JsonObject>,
): LeaseApi {
  const { preview } = testControlPlaneConfig.classes;
  const api = useTestApi(databases, databaseId, {
    config: {
      classes: {
        ...testControlPlaneConfig.classes,
        ...Object.fromEntries(
          Object.entries(classes).map(([name, spec]) => [
            name,
            { ...preview, ...spec },
          ]),
        ),
      },
      leases: { checkInterval: { milliseconds: 50 } },
      roles: { approver: { users: ['user:default/ben', 'user:default/ana'] } },
    },
  });
  const path = (id: string) => `${requestsPath}/${id}`;
  const read: LeaseApi['read'] = async (id, who = 'ana') =>
    (await api.call(who, 'GET', path(id))).body;
  const update: LeaseApi['update'] = (id, change) =>
    api.plane.knex('environment_requests').where({ id }).update(change);
  const events: LeaseApi['events'] = async id =>
    (
      await api.call<{ items: EnvironmentEvent[] }>(
        'ana',
        'GET',
        `${path(id)}/events`,
      )
    ).body.items.reverse();

  return {
    api,
    read,
    update,
    events,
    async ready(className) {
      const { id } = await api.create({ ...previewBody, class: className });
      return api.waitForStatus(id, 'ready');
    },
    extend: (who, id, json) =>
      api.call(who, 'POST', `${path(id)}/extend`, { json }),
    decide: (who, { id, pending_extension }, json) =>
      api.call(
        who,
        'POST',
        `${path(id)}/extensions/${pending_extension?.id}/decide`,
        { json },
      ),
    async pass(id, hours) {
      const request = await read(id);
      const times = [
        'ready_at',
        'expires_at',
        'suspended_at',
        'removal_at',
      ] as const;
      await update(
        id,
        Object.fromEntries(
          times.flatMap(column => {
            const time = request[column];
            return time ? [[column, addHours(time, -hours)]] : [];
          }),
        ),
      );
    },
    actions: async id =>
      (await events(id)).map(({ action }) =>
        action.replace('environment-request.', ''),
      ),
    notifications: async ({ name }) =>
      (
        await api.plane
          .knex('outbox')
          .where('kind', 'notification')
          .orderBy('id')
      )
        .map(({ payload }) => parseJson<NotificationMessage>(payload))
        .filter(({ title }) => title.includes(name)),
    waitUntil: (id, accept) => waitFor(() => read(id), accept),
  };
}
