import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { CatalogGroupProvider } from './CatalogGroupProvider';

function group(name: string, members: string[], children: string[] = []) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: { type: 'team', children: [] },
    relations: [
      ...members.map(targetRef => ({ type: 'hasMember', targetRef })),
      ...children.map(targetRef => ({ type: 'parentOf', targetRef })),
    ],
  };
}

describe('CatalogGroupProvider', () => {
  const provider = CatalogGroupProvider.create({
    auth: mockServices.auth(),
    catalog: catalogServiceMock({
      entities: [
        group('team', ['user:default/ana', 'user:default/ben']),
        group(
          'department',
          ['user:default/cem'],
          ['group:default/team', 'group:default/gone'],
        ),
        group('company', [], ['group:default/department']),
        group('circle', ['user:default/ana'], ['group:default/circle-too']),
        group('circle-too', ['user:default/dia'], ['group:default/circle']),
        group('empty', []),
      ],
    }),
  });

  it.each([
    ['team', ['user:default/ana', 'user:default/ben']],
    ['company', ['user:default/ana', 'user:default/ben', 'user:default/cem']],
    ['circle', ['user:default/ana', 'user:default/dia']],
    ['empty', []],
  ])('tells who is in %s and in the groups below it', async (name, members) => {
    const told = await provider.resolve(`group:default/${name}`);
    expect([...(told ?? [])].sort()).toEqual(members);
  });

  it.each(['group:default/nobody', 'payments', 'user:default/ana'])(
    'does not know %s',
    async name => {
      expect(await provider.resolve(name)).toBeUndefined();
    },
  );
});
