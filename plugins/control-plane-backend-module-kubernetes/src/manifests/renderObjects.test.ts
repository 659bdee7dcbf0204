import { exampleNamespace } from '@groundwork/plugin-control-plane-node/testUtils';
import fc from 'fast-check';
import { parse, parseAllDocuments } from 'yaml';
import { isOwned } from './ownership';
import { renderObjects } from './renderObjects';

const desired = exampleNamespace({ name: 'payments' });

describe('renderObjects', () => {
  it('renders exactly these objects, each marked as the environment’s own', () => {
    const objects = renderObjects(desired);
    expect(objects.map(({ id, location }) => [id, location])).toEqual([
      ['Namespace/payments', 'namespaces/payments'],
      [
        'ResourceQuota/groundwork',
        'namespaces/payments/resourcequotas/groundwork',
      ],
      ['LimitRange/groundwork', 'namespaces/payments/limitranges/groundwork'],
      [
        'NetworkPolicy/groundwork-default-deny-ingress',
        'namespaces/payments/networkpolicies/groundwork-default-deny-ingress',
      ],
      [
        'ConfigMap/groundwork-policy-pack',
        'namespaces/payments/configmaps/groundwork-policy-pack',
      ],
    ]);
    expect(objects.every(({ object }) => isOwned(object, desired.id))).toBe(
      true,
    );
    const other = exampleNamespace();
    expect(objects.some(({ object }) => isOwned(object, other.id))).toBe(false);
  });

  it('adds the objects that policies and parameters need, marked as well', () => {
    const objects = renderObjects({
      ...desired,
      policies: { egress: 'deny' },
      parameters: { replicas: 2 },
    });
    expect(objects.map(({ id }) => id)).toEqual([
      'Namespace/payments',
      'ResourceQuota/groundwork',
      'LimitRange/groundwork',
      'NetworkPolicy/groundwork-default-deny-ingress',
      'NetworkPolicy/groundwork-egress',
      'ConfigMap/groundwork-policy-pack',
      'ConfigMap/groundwork-parameters',
    ]);
    expect(objects.every(({ object }) => isOwned(object, desired.id))).toBe(
      true,
    );
  });

  it('refuses policies that would take a mark', () => {
    expect(() =>
      renderObjects({
        ...desired,
        policies: { labels: { 'groundwork.dev/request-id': 'x' } },
      }),
    ).toThrow(expect.objectContaining({ reason: 'IllegalPolicies' }));
  });

  it('keeps hostile text as text, in one document for each object', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constant('a\n---\nkind: Secret'),
    );
    fc.assert(
      fc.property(
        fc.record({
          owner: text,
          repository: text,
          revision: text,
          requested_by: text,
          policy_packs: fc.array(text),
          parameters: fc.dictionary(text, fc.oneof(text, fc.jsonValue()), {
            minKeys: 1,
          }),
          policies: fc.record({
            data: fc.dictionary(fc.stringMatching(/^[a-z]{1,20}$/), text),
          }),
        }),
        overrides => {
          const objects = renderObjects({ ...desired, ...overrides });
          expect(objects).toHaveLength(6);
          for (const { content, object } of objects) {
            expect(parseAllDocuments(content)).toHaveLength(1);
            expect(parse(content)).toEqual(object);
            expect(isOwned(object, desired.id)).toBe(true);
            expect(object.metadata.namespace ?? object.metadata.name).toBe(
              'payments',
            );
          }
        },
      ),
    );
  });

  it('makes those who read viewers and those who write editors, each once', () => {
    const objects = renderObjects({
      ...desired,
      members: [
        { identifier: 'zoe', type: 'user', role: 'write' },
        { identifier: 'ana', type: 'user', role: 'read_write' },
        { identifier: 'ana', type: 'user', role: 'write' },
        { identifier: 'ana', type: 'identity_group', role: 'read' },
      ],
    });
    const apiGroup = 'rbac.authorization.k8s.io';
    expect(
      objects
        .filter(({ kind }) => kind === 'RoleBinding')
        .map(({ object }) => [object.roleRef, object.subjects]),
    ).toEqual([
      [
        { apiGroup, kind: 'ClusterRole', name: 'view' },
        [{ apiGroup, kind: 'Group', name: 'ana' }],
      ],
      [
        { apiGroup, kind: 'ClusterRole', name: 'edit' },
        [
          { apiGroup, kind: 'User', name: 'ana' },
          { apiGroup, kind: 'User', name: 'zoe' },
        ],
      ],
    ]);
  });

  it.each(['', 'system:masters', 'System:authenticated', 'x'.repeat(254)])(
    'refuses the member %j',
    identifier => {
      expect(() =>
        renderObjects({
          ...desired,
          members: [{ identifier, type: 'identity_group', role: 'read' }],
        }),
      ).toThrow(expect.objectContaining({ name: 'TerminalRuntimeError' }));
    },
  );
});
