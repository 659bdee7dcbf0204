import type { PolicyCheckContext } from '@groundwork/plugin-control-plane-node';
import { exampleNamespace } from '@groundwork/plugin-control-plane-node/testUtils';
import { aClass } from './aClass';

/** What checks look at when somebody asks for a plain preview that is new everywhere. */
export function aPolicyCheckContext(
  change: Partial<PolicyCheckContext> = {},
): PolicyCheckContext {
  const desired = exampleNamespace({
    id: '0e0a8b3c-9d52-4a39-8a0e-0d8f3ef0a001',
    name: 'payments-api-preview-0e0a8b3c',
    policy_packs: ['restricted-pods', 'default-deny-ingress'],
    policies: { pod_security: 'restricted', ingress: 'deny' },
  });
  const { app, team, region, owner, requested_by, repository, revision } =
    desired;
  return {
    request: {
      app,
      team,
      region,
      owner,
      requested_by,
      repository,
      revision,
      ttl_hours: 24,
    },
    environment_class: aClass(),
    desired,
    targets: [
      {
        runtime: 'memory',
        runtime_type: 'memory',
        title: 'Memory',
        available: true,
        message: '1 to create',
        resources: [],
        changes: [{ resource_id: 'namespace', action: 'create', after: '{}' }],
      },
    ],
    cost: [{ title: 'Base', monthly_usd: 40 }],
    estimated_monthly_cost_usd: 40,
    ...change,
  };
}
