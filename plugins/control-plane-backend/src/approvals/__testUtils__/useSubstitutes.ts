import { createServiceFactory } from '@backstage/backend-plugin-api';
import type {
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  notificationService,
  type NotificationSendOptions,
} from '@backstage/plugin-notifications-node';
import type {
  ApprovalSubstitute,
  ApprovalSubstituteCreate,
  EnvironmentRequest,
  EnvironmentRequestList,
} from '@groundwork/plugin-control-plane-common';
import {
  productionBody,
  requestsPath,
  testControlPlaneConfig,
  useTestApi,
} from '../../__testUtils__';

/** Path of the substitutions. */
export const path = '/v1/approval-substitutes';
export const dayMs = 86_400_000;
const { production } = testControlPlaneConfig.classes;
const named = (requiredApprovals: number, ...approvers: string[]) => ({
  ...production,
  approval: { required: true, requiredApprovals, approvers },
});
const config = {
  classes: {
    ...testControlPlaneConfig.classes,
    one: named(1, 'user:default/zoe', 'group:default/security'),
    two: named(2, 'user:default/zoe', 'group:default/security'),
  },
  roles: {
    approver: { groups: ['group:default/approvers'] },
    requester: { users: [] },
  },
};

/** The API with a catalog of people, around the tests of a `describe`; and what they name substitutes with. */
export function useSubstitutes(
  databases: TestDatabases,
  databaseId: TestDatabaseId,
) {
  /** The groups of the people that the catalog knows. */
  const groups = new Map<string, string[]>();
  const catalogState = { groups, isAway: false };
  const sent: NotificationSendOptions[] = [];
  const catalog = catalogServiceMock.mock({
    async getEntityByRef(ref) {
      if (catalogState.isAway) {
        throw new Error('connect ECONNREFUSED 10.1.2.3:7007');
      }
      const own = groups.get(String(ref));
      return (
        own && {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'User',
          metadata: { name: String(ref) },
          relations: own.map(group => ({
            type: 'memberOf',
            targetRef: `group:default/${group}`,
          })),
        }
      );
    },
  });
  const api = useTestApi(databases, databaseId, {
    config,
    catalog: catalog.factory,
    features: [
      createServiceFactory({
        service: notificationService,
        deps: {},
        factory: () => ({
          async send(notification) {
            sent.push(notification);
          },
        }),
      }),
    ],
  });
  const { call, create, tokens } = api;

  beforeAll(async () => {
    const { token } = api.plane;
    tokens.zoe = await token('zoe', ['requester']);
    tokens.sue = await token('sue', [], { groups: ['security'] });
    for (const name of ['cy', 'dee']) {
      tokens[name] = await token(name);
    }
  });

  afterEach(async () => {
    groups.clear();
    catalogState.isAway = false;
    await api.plane.knex('approval_substitutes').delete();
  });

  const substitution = (
    substitute: string,
    change: Partial<ApprovalSubstituteCreate> = {},
  ) => ({
    substitute: `user:default/${substitute}`,
    until: new Date(Date.now() + 7 * dayMs).toISOString(),
    ...change,
  });
  const letDecide = async (
    who: string,
    substitute: string,
    change: Partial<ApprovalSubstituteCreate> = {},
  ) => {
    const { status, body } = await call<ApprovalSubstitute>(who, 'POST', path, {
      json: substitution(substitute, change),
    });
    expect([status, body]).toEqual([201, expect.anything()]);
    return body;
  };
  const request = (environmentClass = 'one') =>
    create({ ...productionBody, class: environmentClass });
  const decide = (
    who: string,
    { id: requestId, plan_digest }: EnvironmentRequest,
  ) =>
    call(who, 'POST', `${requestsPath}/${requestId}/approve`, {
      json: { decision: 'approve', plan_digest },
    });
  const inboxOf = async (who: string) =>
    (
      await call<EnvironmentRequestList>(
        who,
        'GET',
        `${requestsPath}?awaiting_my_decision=true&limit=200`,
      )
    ).body.items.map(item => item.id);
  const votesOf = (requestId: string) =>
    api.plane
      .knex('votes')
      .where({ request_id: requestId })
      .orderBy('id')
      .select('decided_by', 'on_behalf_of', 'seat');

  return {
    api,
    /** Which groups people have who are in it, and whether it answers. */
    catalog: catalogState,
    sent,
    substitution,
    letDecide,
    request,
    decide,
    inboxOf,
    votesOf,
  };
}
