import { createServiceFactory } from '@backstage/backend-plugin-api';
import type {
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import type {
  EnvironmentEventList,
  TemplateGate,
  TemplateGateDecision,
  TemplateGateList,
} from '@groundwork/plugin-control-plane-common';
import { testControlPlaneConfig, useTestApi } from '../../__testUtils__';

/** Path of the gates. */
export const gatesPath = '/v1/template-gates';

/** What asks for approval. */
export const gateBody = {
  policy: 'release',
  template_ref: 'template:default/grant-access',
  template_title: 'Grant access',
  task_id: 'b7f1c1c0-task',
  title: 'Access to production',
  parameters: { role: 'admin', hours: 8 },
};

/** The API with approval policies of all kinds, around the tests of a `describe`; and what gates are decided with. */
export function useGates(databases: TestDatabases, databaseId: TestDatabaseId) {
  const send = jest.fn();
  const publish = jest.fn();
  const api = useTestApi(databases, databaseId, {
    features: [
      createServiceFactory({
        service: notificationService,
        deps: {},
        factory: () => ({ send }),
      }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish }),
      }),
    ],
    config: {
      leases: { checkInterval: { milliseconds: 50 } },
      roles: { approver: { users: ['user:default/ben'] } },
      approvals: {
        ...testControlPlaneConfig.approvals,
        policies: {
          ...testControlPlaneConfig.approvals.policies,
          owners: { approvers: ['component-owner'] },
          named: {
            approvers: ['user:default/Zoe'],
            reminderHours: 4,
            escalation: {
              afterHours: 8,
              approvers: ['group:default/security'],
            },
          },
        },
      },
    },
  });
  const { call } = api;

  beforeAll(async () => {
    const { token } = api.plane;
    api.tokens.zoe = await token('zoe');
    api.tokens.sue = await token('sue', [], { groups: ['security'] });
    api.tokens.pia = await token('pia', [], { groups: ['team-payments'] });
  });

  const post = (who: string, body: object = {}, headers?: object) =>
    call<TemplateGate>(who, 'POST', gatesPath, {
      json: { ...gateBody, ...body },
      ...(headers && { headers: headers as Record<string, string> }),
    });

  return {
    api,
    post,
    /** Takes the signals that pages are told by. */
    publish,
    /** What people were told of a gate: whom, on which topic, what. */
    toldOf: (gate: Pick<TemplateGate, 'id'>) =>
      send.mock.calls
        .map(([sent]) => sent)
        .filter(({ payload }) => payload.scope.includes(gate.id))
        .map(({ recipients, payload }) => [
          recipients.entityRef,
          payload.topic,
          payload.title,
          payload.link,
        ]),
    /** The gates that wait for a vote of somebody. */
    async inboxOf(who: string): Promise<string[]> {
      const { body } = await call<TemplateGateList>(
        who,
        'GET',
        `${gatesPath}?awaiting_my_decision=true&limit=200`,
      );
      return body.items.map(gate => gate.id);
    },
    /** A page of what happened to a gate, as somebody reads it. */
    historyOf: (
      who: string,
      { id }: Pick<TemplateGate, 'id'>,
      query: string = '',
    ) =>
      call<EnvironmentEventList>(
        who,
        'GET',
        `${gatesPath}/${id}/events${query}`,
      ),
    /** A gate of Ana's. */
    async ask(body: object = {}): Promise<TemplateGate> {
      const answer = await post('ana', body);
      expect([answer.status, answer.body.error]).toEqual([201, undefined]);
      return answer.body;
    },
    get: (who: string, { id }: Pick<TemplateGate, 'id'>) =>
      call<TemplateGate>(who, 'GET', `${gatesPath}/${id}`),
    decide: (
      who: string,
      gate: Pick<TemplateGate, 'id' | 'parameters_digest'>,
      decision: Partial<TemplateGateDecision> = {},
    ) =>
      call<TemplateGate & { message?: string }>(
        who,
        'POST',
        `${gatesPath}/${gate.id}/decide`,
        {
          json: {
            decision: 'approve',
            parameters_digest: gate.parameters_digest,
            ...decision,
          },
        },
      ),
    cancel: (who: string, { id }: Pick<TemplateGate, 'id'>, reason?: string) =>
      call<TemplateGate>(who, 'POST', `${gatesPath}/${id}/cancel`, {
        json: { reason },
      }),
    eventsOf: async ({ id }: Pick<TemplateGate, 'id'>): Promise<string[]> =>
      api.plane
        .knex('audit_events')
        .where({ target_id: id })
        .orderBy('id')
        .pluck('action'),
  };
}
