import type { Entity } from '@backstage/catalog-model';

/** What the catalog of tests has: the components of the example organisation, with their owners. */
export const exampleEntities: Entity[] = [
  aComponent('payments-api', 'team-payments'),
  aComponent('billing-api', 'team-payments'),
  aComponent('search-api', 'team-search'),
];

/** A component of the catalog that a group owns. */
export function aComponent(name: string, owner: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default' },
    spec: { type: 'service', lifecycle: 'production', owner },
    relations: [{ type: 'ownedBy', targetRef: `group:default/${owner}` }],
  };
}
