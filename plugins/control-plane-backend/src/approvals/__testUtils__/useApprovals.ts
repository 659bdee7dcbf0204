import type {
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type {
  Decision,
  EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import {
  callApi,
  productionBody,
  requestsPath,
  testControlPlaneConfig,
  useTestApi,
} from '../../__testUtils__';

const { production } = testControlPlaneConfig.classes;
const config = {
  classes: {
    ...testControlPlaneConfig.classes,
    trio: {
      ...production,
      title: 'Trio',
      approval: { required: true, requiredApprovals: 3 },
    },
    pair: {
      ...production,
      title: 'Pair',
      approval: {
        required: true,
        requiredApprovals: 2,
        approvers: [
          'group:default/Security',
          'user:default/zoe',
          'component-owner',
        ],
      },
    },
    relaxed: {
      ...production,
      title: 'Relaxed',
      approval: { required: true, allowUnplanned: true },
    },
    strict: {
      ...testControlPlaneConfig.classes.preview,
      title: 'Strict',
      approval: { required: false, allowUnplanned: false },
    },
  },
};

/** A request for one of these classes. */
export const of = (environmentClass: string, more: object = {}) => ({
  ...productionBody,
  class: environmentClass,
  ...more,
});

/**
 * The API with classes that `trio` people, a `pair` of those named, and nobody approve, around the tests of a `describe`;
 * and what they decide with.
 */
export function useApprovals(
  databases: TestDatabases,
  databaseId: TestDatabaseId,
) {
  const api = useTestApi(databases, databaseId, { config });
  const { call, tokens } = api;

  beforeAll(async () => {
    const { token } = api.plane;
    tokens.zoe = await token('zoe');
    tokens.sue = await token('sue', [], { groups: ['security'] });
    tokens.sid = await token('sid', [], { groups: ['security'] });
    tokens.pia = await token('pia', [], { groups: ['team-payments'] });
  });

  afterEach(() => {
    api.plane.adapter.onCall = async () => {};
  });

  const pathOf = (request: Pick<EnvironmentRequest, 'id'>) =>
    `${requestsPath}/${request.id}`;
  const decide = (
    who: string,
    request: Pick<EnvironmentRequest, 'id' | 'plan_digest'>,
    decision: Partial<Decision> = {},
  ) =>
    call(who, 'POST', `${pathOf(request)}/approve`, {
      json: {
        decision: 'approve',
        plan_digest: request.plan_digest,
        ...decision,
      },
    });
  const statusOf = async (...parameters: Parameters<typeof decide>) =>
    (await decide(...parameters)).status;
  const get = async (who: string, request: Pick<EnvironmentRequest, 'id'>) =>
    (await call(who, 'GET', pathOf(request))).body;
  /** As many people with the role approver. */
  const crowd = (count: number) =>
    Promise.all(
      Array.from({ length: count }, (_, index) =>
        api.plane.token(`person-${index}`, ['approver']),
      ),
    );
  const decideWith = (
    token: string,
    request: EnvironmentRequest,
    decision: Partial<Decision> = {},
  ) =>
    callApi<EnvironmentRequest & { error?: string; message?: string }>(
      api.plane.url,
      'POST',
      `${pathOf(request)}/approve`,
      {
        token,
        json: {
          decision: 'approve',
          plan_digest: request.plan_digest,
          ...decision,
        },
      },
    );
  const votesOf = (request: EnvironmentRequest) =>
    api.plane.knex('votes').where({ request_id: request.id });
  const eventsOf = (request: EnvironmentRequest, action: string) =>
    api.plane.knex('audit_events').where({
      target_id: request.id,
      action: `environment-request.${action}`,
    });

  return {
    api,
    pathOf,
    decide,
    statusOf,
    get,
    crowd,
    decideWith,
    votesOf,
    eventsOf,
  };
}
