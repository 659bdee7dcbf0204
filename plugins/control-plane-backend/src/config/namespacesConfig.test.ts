import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readControlPlaneConfig } from './readControlPlaneConfig';

function read(controlPlane: JsonObject) {
  return readControlPlaneConfig(new ConfigReader({ controlPlane }));
}

describe('controlPlane.namespaces', () => {
  it('owns no rules where it writes none down', () => {
    expect(read({}).namespaces).toEqual({
      rules: undefined,
      policyPacks: [],
      region: 'shared',
    });
    expect(
      read({ namespaces: { region: 'eu-central-1' } }).namespaces.rules,
    ).toBeUndefined();
  });

  it('owns all of them where it writes one down', () => {
    expect(
      read({ namespaces: { metadata: { owner: { required: true } } } })
        .namespaces.rules,
    ).toEqual({
      template: '{team}-{project}-{env}',
      segments: {},
      metadata: { owner: { required: true } },
    });
  });

  it('is refused with every key that is wrong', () => {
    expect(() =>
      read({
        namespaces: {
          template: '{team}-{{env}',
          metadata: { a: { pattern: '(' } },
          quotaProfile: 'none',
        },
      }),
    ).toThrow(
      /controlPlane\.namespaces\.template .*; controlPlane\.namespaces\.metadata\.a\.pattern /,
    );
    expect(() => read({ namespaces: { quotaProfile: 'none' } })).toThrow(
      "controlPlane.namespaces.quotaProfile there is no quota profile 'none'",
    );
    expect(() => read({ namespaces: { color: 'red' } })).toThrow(
      'controlPlane.namespaces.color is not a key that is known',
    );
  });
});

describe('controlPlane.identityGroups', () => {
  it('fills in what is not given', () => {
    expect(read({}).identityGroups).toEqual({
      ttl: 300_000,
      grace: 86_400_000,
      checkInterval: 15_000,
      timeout: 10_000,
      catalog: { enabled: true },
      claim: { enabled: true, rememberFor: 3_600_000 },
    });
  });

  it.each<[JsonObject, string]>([
    [{ scim: { url: 'file:///etc' } }, 'scim.url must be a web address'],
    [{ scim: { url: 'https://a/?b' } }, 'scim.url must be a web address'],
    [{ ttl: { days: 2 } }, 'ttl must be a duration'],
    [{ scim: {} }, 'scim.url'],
    [{ ldap: {} }, 'ldap is not a key that is known'],
  ])('refuses %j', (identityGroups, problem) => {
    expect(() => read({ identityGroups })).toThrow(problem);
  });
});
