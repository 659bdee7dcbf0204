import type {
  AuditEvent,
  EnvironmentEvent,
} from '@groundwork/plugin-control-plane-common';
import type { ControlPlaneApi } from '@groundwork/plugin-control-plane-react';
import {
  exampleProductRequest,
  exampleTenant,
} from '../src/__testUtils__/examples';

type Answer = () => Promise<void>;

/** One tenant, that of the examples. */
export function fakeTenants(answer: Answer): ControlPlaneApi['tenants'] {
  return {
    list: async () => {
      await answer();
      return { items: [exampleTenant()], total: { value: 1, relation: 'eq' } };
    },
    get: async () => exampleTenant(),
  };
}

/** Takes every request for a product. */
export function fakeCatalog(answer: Answer): ControlPlaneApi['catalog'] {
  return {
    requestProduct: async wanted => {
      await answer();
      return { ...exampleProductRequest(), ...wanted };
    },
  };
}

/** What happened to an environment, as the audit log has it. */
export function fakeAudit(
  answer: Answer,
  eventsOf: (id: string) => EnvironmentEvent[],
): ControlPlaneApi['audit'] {
  return {
    list: async ({ target_id: id = '' } = {}) => {
      await answer();
      return {
        items: eventsOf(id).map((event): AuditEvent => ({
          ...event,
          target_id: id,
          target_type: 'environment-request',
          source_ip: event.actor_type === 'system' ? undefined : '192.0.2.14',
        })),
      };
    },
  };
}

/** Nothing is under way. */
export function fakeQueue(answer: Answer): ControlPlaneApi['queue'] {
  return {
    list: async () => {
      await answer();
      return { items: [], total: { value: 0, relation: 'eq' } };
    },
  };
}
