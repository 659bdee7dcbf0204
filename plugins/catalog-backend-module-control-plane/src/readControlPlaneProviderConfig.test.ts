import { ConfigReader } from '@backstage/config';
import { readControlPlaneProviderConfig } from './readControlPlaneProviderConfig';

const read = (controlPlane?: object, baseUrl = 'https://portal.example.com/') =>
  readControlPlaneProviderConfig(
    new ConfigReader({
      app: { baseUrl },
      ...(controlPlane && {
        catalog: { providers: { controlPlane: { ...controlPlane } } },
      }),
    }),
  );

describe('readControlPlaneProviderConfig', () => {
  it('needs no configuration but where the portal is', () => {
    expect(read()).toEqual({
      portalUrl: 'https://portal.example.com',
      schedule: {
        frequency: { minutes: 5 },
        timeout: { minutes: 3 },
        initialDelay: { seconds: 3 },
      },
      apiEntity: { owner: 'group:default/platform-admins', system: undefined },
    });
  });

  it('keeps the path of a portal that is not at the root', () => {
    expect(read({}, 'https://example.com/portal//').portalUrl).toBe(
      'https://example.com/portal',
    );
  });

  it('takes schedule, owner and system from the configuration', () => {
    expect(
      read({
        schedule: { frequency: { minutes: 1 }, timeout: 'PT1M' },
        apiEntity: { owner: 'team-platform', system: 'groundwork' },
      }),
    ).toMatchObject({
      schedule: { frequency: { minutes: 1 } },
      apiEntity: {
        owner: 'group:default/team-platform',
        system: 'system:default/groundwork',
      },
    });
  });

  it('can go without the API entity', () => {
    expect(read({ apiEntity: { enabled: false } }).apiEntity).toBeUndefined();
  });

  it('has tenants as entities when told to, owned by the administrators or whoever is named', () => {
    expect(read().tenants).toBeUndefined();
    expect(read({ tenants: { enabled: true } }).tenants).toEqual({
      owner: 'group:default/platform-admins',
    });
    expect(
      read({ tenants: { enabled: true, owner: 'sales' } }).tenants,
    ).toEqual({ owner: 'group:default/sales' });
  });

  it('says which key is wrong', () => {
    expect(() => read({ apiEntity: { owner: 'not a ref' } })).toThrow(
      "catalog.providers.controlPlane.apiEntity.owner must be an entity reference, not 'not a ref'",
    );
  });
});
