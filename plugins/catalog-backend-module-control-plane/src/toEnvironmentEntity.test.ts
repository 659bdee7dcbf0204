import {
  EntityPolicies,
  FieldFormatEntityPolicy,
  NoForeignRootFieldsEntityPolicy,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
  type Entity,
} from '@backstage/catalog-model';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import { anEnvironmentRequest } from './__testUtils__/anEnvironmentRequest';
import { isProvisioned, toEnvironmentEntity } from './toEnvironmentEntity';

const portalUrl = 'https://portal.example.com';
const policy = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);

async function expectAcceptedByCatalog(entity: Entity) {
  await expect(policy.enforce(entity)).resolves.toBeDefined();
  await expect(resourceEntityV1alpha1Validator.check(entity)).resolves.toBe(
    true,
  );
}

describe('toEnvironmentEntity', () => {
  it('tells everything that the portal shows of an environment', async () => {
    const entity = toEnvironmentEntity(anEnvironmentRequest(1), {
      portalUrl,
      system: 'system:default/commerce',
    });

    const statusUrl =
      'https://portal.example.com/environments/00000000-0000-4000-8000-000000000001';
    expect(entity).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: 'payments-api-preview-1',
        namespace: 'default',
        title: 'payments-api preview',
        description:
          'Environment of class preview for payments-api in eu-central-1',
        annotations: {
          'backstage.io/managed-by-location': `url:${statusUrl}`,
          'backstage.io/managed-by-origin-location': `url:${statusUrl}`,
          'groundwork.dev/environment-id':
            '00000000-0000-4000-8000-000000000001',
          'groundwork.dev/status': 'ready',
          'groundwork.dev/drift-status': 'in_sync',
          'groundwork.dev/expires-at': '2026-02-01T00:00:00.000Z',
          'groundwork.dev/class': 'preview',
          'groundwork.dev/region': 'eu-central-1',
          'groundwork.dev/requested-by': 'user:default/ana',
        },
        labels: {
          'groundwork.dev/app': 'payments-api',
          'groundwork.dev/team': 'payments',
          'groundwork.dev/class': 'preview',
          'groundwork.dev/region': 'eu-central-1',
        },
        tags: ['preview', 'eu-central-1'],
        links: [
          { url: statusUrl, title: 'Status', icon: 'dashboard' },
          {
            url: 'https://git.example.com/gitops/commit/abc',
            title: 'Commit',
            type: 'commit',
          },
          {
            url: 'https://git.example.com/payments/api',
            title: 'Repository',
          },
        ],
      },
      spec: {
        type: 'environment',
        owner: 'group:default/team-payments',
        system: 'system:default/commerce',
        dependencyOf: ['component:default/payments-api'],
      },
    });
    await expectAcceptedByCatalog(entity!);
  });

  it('says why it ends while it ends, and is none once it has ended', async () => {
    const ending = {
      status: 'deprovisioning',
      end_reason: 'expired',
    } as const;
    const entity = toEnvironmentEntity(anEnvironmentRequest(1, ending), {
      portalUrl,
    });
    expect(entity?.metadata.annotations).toMatchObject({
      'groundwork.dev/status': 'deprovisioning',
      'groundwork.dev/end-reason': 'expired',
    });
    await expectAcceptedByCatalog(entity!);
    expect(
      isProvisioned(anEnvironmentRequest(1, { ...ending, status: 'expired' })),
    ).toBe(false);
  });

  it('says that it is suspended, and until when it can be kept', async () => {
    const suspended = anEnvironmentRequest(1, {
      status: 'suspended',
      suspended_at: '2026-03-01T12:00:00.000Z',
      removal_at: '2026-03-03T12:00:00.000Z',
    });
    expect(isProvisioned(suspended)).toBe(true);
    const entity = toEnvironmentEntity(suspended, { portalUrl });
    expect(entity?.metadata.annotations).toMatchObject({
      'groundwork.dev/status': 'suspended',
      'groundwork.dev/removal-at': '2026-03-03T12:00:00.000Z',
    });
    await expectAcceptedByCatalog(entity!);
  });

  it('says which tenant it belongs to', async () => {
    const tenantId = '11111111-0000-4000-8000-000000000001';
    const entity = toEnvironmentEntity(
      anEnvironmentRequest(1, { tenant_id: tenantId }),
      { portalUrl },
    );
    expect(entity?.metadata.annotations).toMatchObject({
      'groundwork.dev/tenant-id': tenantId,
    });
    await expectAcceptedByCatalog(entity!);
  });

  it('says what failed and what drifted', async () => {
    const entity = toEnvironmentEntity(
      anEnvironmentRequest(1, {
        status: 'failed',
        status_message: 'The branch main is protected.',
        drift_status: 'drifted',
        drift_summary: 'resourcequota.yaml: spec.hard.pods',
      }),
      { portalUrl },
    );

    expect(entity?.metadata.annotations).toMatchObject({
      'groundwork.dev/status': 'failed',
      'groundwork.dev/status-message': 'The branch main is protected.',
      'groundwork.dev/drift-status': 'drifted',
      'groundwork.dev/drift-summary': 'resourcequota.yaml: spec.hard.pods',
    });
    await expectAcceptedByCatalog(entity!);
  });

  it.each([
    ['too long', { name: 'a'.repeat(64) }],
    ['a path', { name: '../secrets' }],
    ['another entity', { name: 'default/admin' }],
    ['empty', { name: '' }],
    ['an owner that is none', { owner: 'group:de fault/:' }],
    ['an empty owner', { owner: '' }],
  ] satisfies [string, Partial<EnvironmentRequest>][])(
    'refuses what could not be in the catalog: %s',
    (_, overrides) => {
      expect(
        toEnvironmentEntity(anEnvironmentRequest(1, overrides), { portalUrl }),
      ).toBeUndefined();
    },
  );

  it.each([
    `${'javascript'}:alert(1)`,
    ' JaVaScRiPt:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'ssh://git@git.example.com/payments/api',
    'git@git.example.com:payments/api',
    'https://user:password@git.example.com/payments/api',
    '//git.example.com',
    '',
  ])('does not link to %j', url => {
    const entity = toEnvironmentEntity(
      anEnvironmentRequest(1, {
        repository: url,
        links: [{ title: 'Commit', kind: 'commit', url }],
      }),
      { portalUrl },
    );
    expect(entity?.metadata.links?.map(({ title }) => title)).toEqual([
      'Status',
    ]);
  });

  it.each([
    [
      'a forged annotation',
      'x\r\nbackstage.io/edit-url: https://evil.example.com',
    ],
    ['control characters', 'tab\tand\u0000null and \u001b[31mcolour'],
    ['right to left', 'right\u202eto left\u2028line'],
    ['half a character', '\ud800 half a character'],
    ['very long text', 'y'.repeat(100_000)],
    ['__proto__', '__proto__'],
    ['nothing visible', '\u0000'],
    ['template syntax', '{{ steps }} ${{ secrets }}'],
    ['a leading dash', '-starts-with-a-dash'],
  ])('stays a legal entity with %s in every field', async (_, hostile) => {
    const plain = toEnvironmentEntity(anEnvironmentRequest(1), { portalUrl });
    const entity = toEnvironmentEntity(
      anEnvironmentRequest(1, {
        id: hostile.replaceAll('\ud800', ''),
        app: hostile,
        team: hostile,
        class: hostile,
        region: hostile,
        repository: hostile,
        revision: hostile,
        component_ref: hostile,
        note: hostile,
        status: 'failed',
        status_message: hostile,
        drift_status: 'drifted',
        drift_summary: hostile,
        requested_by: hostile,
        tenant_id: hostile,
        expires_at: hostile,
        links: [{ title: hostile, kind: 'commit', url: hostile }],
      }),
      { portalUrl },
    );

    await expectAcceptedByCatalog(entity!);
    expect(JSON.parse(JSON.stringify(entity))).toEqual(entity);
    const known = Object.keys(plain!.metadata.annotations!);
    expect([
      ...known,
      'groundwork.dev/drift-summary',
      'groundwork.dev/status-message',
      'groundwork.dev/tenant-id',
    ]).toEqual(
      expect.arrayContaining(Object.keys(entity!.metadata.annotations!)),
    );
    for (const value of Object.values(entity!.metadata.annotations!).filter(
      text => !text.startsWith('url:'),
    )) {
      expect(value.length).toBeLessThanOrEqual(500);
      expect(value).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}]/u);
    }
  });
});
