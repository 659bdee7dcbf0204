import type { Entity } from '@backstage/catalog-model';
import { exampleId } from '@groundwork/plugin-control-plane-react/testUtils';

/** The catalog of the harness. */
export const entities: Entity[] = [
  component('payments-api', 'team-payments'),
  component('billing-api', 'team-payments'),
  component('search-api', 'team-search'),
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: 'payments-api-shared-staging-0003',
      namespace: 'default',
      annotations: { 'groundwork.dev/environment-id': exampleId(3) },
    },
    spec: { type: 'environment', owner: 'team-payments' },
  },
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
