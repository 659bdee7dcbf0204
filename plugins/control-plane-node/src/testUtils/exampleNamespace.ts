import { randomUUID } from 'node:crypto';
import type { DesiredNamespace } from '../runtime';

type Limited = DesiredNamespace & Required<Pick<DesiredNamespace, 'quota'>>;

/**
 * A namespace that is legal in every respect, with an id and a name of its own.
 *
 * @public
 */
export function exampleNamespace(overrides: Partial<Limited> = {}): Limited {
  const id = randomUUID();
  return {
    id,
    name: `payments-api-preview-${id.slice(0, 8)}`,
    app: 'payments-api',
    team: 'team-payments',
    class: 'preview',
    region: 'us-east-1',
    owner: 'group:default/team-payments',
    repository: 'https://github.com/example/payments-api',
    revision: 'main',
    requested_by: 'user:default/ana',
    quota: {
      cpu: '2',
      memory: '4Gi',
      storage: '20Gi',
      pods: 20,
      load_balancers: 0,
    },
    policy_packs: ['baseline-pods', 'allow-same-namespace'],
    ...overrides,
  };
}
