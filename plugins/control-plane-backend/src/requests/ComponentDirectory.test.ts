import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { aComponent } from '../__testUtils__/exampleEntities';
import { DependencyError } from '../http/errors';
import type { Principal } from '../identity';
import { ComponentDirectory, ownerOf } from './ComponentDirectory';

const ref = 'component:default/payments-api';
const payments = aComponent('payments-api', 'team-payments');
const own = mockCredentials.service('plugin:control-plane');
const ana: Principal = {
  type: 'user',
  id: 'user:default/ana',
  ownership_refs: ['user:default/ana'],
  authentication: { method: 'backstage' },
  credentials: mockCredentials.user('user:default/ana'),
};
const machine: Principal = {
  type: 'subject',
  id: 'ci',
  ownership_refs: ['ci'],
  authentication: { method: 'oidc' },
  roles: ['requester'],
};

function createDirectory(answer: () => Promise<Entity | undefined>) {
  const getEntityByRef = jest.fn(answer);
  const directory = ComponentDirectory.create({
    catalog: { getEntityByRef },
    auth: mockServices.auth.mock({ getOwnServiceCredentials: async () => own }),
  });
  return { directory, getEntityByRef };
}

describe('ComponentDirectory', () => {
  it.each<[string, Principal | undefined, unknown]>([
    ['a person as that person', ana, mockCredentials.user('user:default/ana')],
    ['a machine as the plugin', machine, own],
    ['nobody as the plugin', undefined, own],
  ])('looks for %s', async (_name, principal, credentials) => {
    const { directory, getEntityByRef } = createDirectory(async () => payments);
    expect(await directory.find(ref, principal)).toEqual(payments);
    expect(getEntityByRef).toHaveBeenCalledWith(ref, { credentials });
  });

  it('finds nothing where the catalog shows nothing', async () => {
    const { directory } = createDirectory(async () => undefined);
    expect(await directory.find(ref, ana)).toBeUndefined();
  });

  it('says that the catalog is away, and keeps why to itself', async () => {
    const cause = new Error('connect ECONNREFUSED 10.0.0.7:7007');
    const { directory } = createDirectory(async () => {
      throw cause;
    });
    const error = await directory.find(ref, ana).catch(thrown => thrown);
    expect(error).toBeInstanceOf(DependencyError);
    expect(error.message).not.toContain('10.0.0.7');
    expect(error.cause).toBe(cause);
  });
});

describe('ownerOf', () => {
  it.each<[string, Partial<Entity>, string | undefined]>([
    ['who is related as its owner', {}, 'group:default/team-payments'],
    [
      'who is said to own it, where nothing is related yet',
      { relations: [], spec: { owner: 'Team-Search' } },
      'group:default/team-search',
    ],
    [
      'a group of its own namespace',
      {
        metadata: { name: 'payments-api', namespace: 'shop' },
        relations: undefined,
        spec: { owner: 'team' },
      },
      'group:shop/team',
    ],
    [
      'a person, where it says so',
      { relations: undefined, spec: { owner: 'user:kim' } },
      'user:default/kim',
    ],
    [
      'nobody, where it says nothing that could be read',
      { relations: undefined, spec: { owner: ':' } },
      undefined,
    ],
    ['nobody, where it says nothing', { relations: [], spec: {} }, undefined],
  ])('is %s', (_name, change, owner) => {
    expect(ownerOf({ ...payments, ...change })).toBe(owner);
  });

  it('is nobody, where there is no component', () => {
    expect(ownerOf(undefined)).toBeUndefined();
  });
});
