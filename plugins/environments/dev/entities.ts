import type { Entity } from '@backstage/catalog-model';
import {
  exampleId,
  hoursFromNow,
} from '@groundwork/plugin-control-plane-react/testUtils';

/** The catalog of the harness. */
export const entities: Entity[] = [
  component('payments-api', 'team-payments'),
  component('billing-api', 'team-payments'),
  component('search-api', 'team-search'),
  plain('System', 'commerce'),
  plain('Group', 'team-payments'),
  plain('Group', 'team-search'),
  environment(1, 'payments-api', 'preview'),
  environment(3, 'payments-api', 'shared-staging', {
    'groundwork.dev/drift-status': 'drifted',
  }),
  environment(4, 'search-api', 'preview', {
    'groundwork.dev/status': 'failed',
  }),
];

function component(name: string, owner: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: {
        'backstage.io/source-location': `url:https://github.com/example/${name}/tree/main/`,
      },
    },
    spec: { type: 'service', owner, lifecycle: 'production' },
    relations: [{ type: 'ownedBy', targetRef: `group:default/${owner}` }],
  };
}

function plain(kind: string, name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
  };
}

function environment(
  number: number,
  app: string,
  className: string,
  annotations: Record<string, string> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: `${app}-${className}-000${number}`,
      namespace: 'default',
      labels: { 'groundwork.dev/app': app },
      annotations: {
        'groundwork.dev/environment-id': exampleId(number),
        'groundwork.dev/status': 'ready',
        'groundwork.dev/drift-status': 'in_sync',
        'groundwork.dev/class': className,
        'groundwork.dev/region': 'us-east-1',
        'groundwork.dev/expires-at': hoursFromNow(24 * number),
        ...annotations,
      },
    },
    spec: { type: 'environment', owner: 'group:default/team-payments' },
    relations: [{ type: 'partOf', targetRef: 'system:default/commerce' }],
  };
}
