import type { Entity } from '@backstage/catalog-model';

/** The people and groups of the harness. */
export const entities: Entity[] = [
  person('ana', 'Ana Rios'),
  person('ben', 'Ben Okafor'),
  person('rui', 'Rui Tavares'),
  group('team-payments', 'Team Payments'),
  group('team-security', 'Team Security'),
  group('team-data', 'Team Data'),
];

function person(name: string, displayName: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, namespace: 'default' },
    spec: { profile: { displayName }, memberOf: [] },
  };
}

function group(name: string, displayName: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: { type: 'team', profile: { displayName }, children: [] },
  };
}
