import type { KubeObject } from '../client';
import { compareObject } from './compareObject';
import { mendingOf } from './mendingOf';

const rendered: KubeObject = {
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: {
    name: 'groundwork',
    namespace: 'payments',
    labels: { ours: 'a' },
  },
  spec: { hard: { pods: '20', 'limits.cpu': '2' } },
};
const ownFields = {
  'f:metadata': { 'f:labels': { 'f:ours': {} } },
  'f:spec': { 'f:hard': { 'f:pods': {}, 'f:limits.cpu': {} } },
};

function live(
  spec: object,
  theirFields: object = {},
  own: object = ownFields,
  labels: Record<string, string> = { ours: 'a' },
): KubeObject {
  return {
    metadata: {
      ...rendered.metadata,
      labels,
      managedFields: [
        { manager: 'groundwork', operation: 'Apply', fieldsV1: own },
        {
          manager: 'kubectl-edit',
          operation: 'Update',
          time: '2026-01-01T00:00:00Z',
          fieldsV1: theirFields,
        },
        {
          manager: 'kube-controller-manager',
          operation: 'Update',
          subresource: 'status',
          fieldsV1: { 'f:spec': {}, 'f:status': {} },
        },
      ],
    },
    spec,
    status: { used: { pods: '3' } },
  };
}

describe('what differs in a live object, and what mends it', () => {
  it.each([
    {
      title: 'nothing, whatever the status and other labels say',
      object: live({ hard: { 'limits.cpu': '2', pods: '20' } }, {}, ownFields, {
        ours: 'a',
        theirs: 'b',
      }),
      paths: [],
      mending: { removal: undefined, needsApply: false },
    },
    {
      title: 'a value of somebody else, by applying',
      object: live(
        { hard: { pods: '7', 'limits.cpu': '2' } },
        { 'f:spec': { 'f:hard': { 'f:pods': {} } } },
      ),
      paths: ['spec.hard.pods kubectl-edit'],
      mending: { removal: undefined, needsApply: true },
    },
    {
      title: 'a field that was taken away, by applying',
      object: live({ hard: { pods: '20' } }),
      paths: ['spec.hard["limits.cpu"] '],
      mending: { removal: undefined, needsApply: true },
    },
    {
      title: 'fields that somebody else added, by taking them away',
      object: live(
        {
          hard: { pods: '20', 'limits.cpu': '2', secrets: '1' },
          scopes: ['BestEffort'],
        },
        { 'f:spec': { 'f:hard': { 'f:secrets': {} }, 'f:scopes': {} } },
      ),
      paths: ['spec.hard.secrets kubectl-edit', 'spec.scopes kubectl-edit'],
      mending: {
        removal: { spec: { hard: { secrets: null }, scopes: null } },
        needsApply: false,
      },
    },
    {
      title: 'a field that was rendered once, by no longer applying it',
      object: live(
        { hard: { pods: '20', 'limits.cpu': '2', secrets: '1' } },
        {},
        { 'f:spec': { 'f:hard': { 'f:secrets': {} } } },
      ),
      paths: ['spec.hard.secrets '],
      mending: { removal: undefined, needsApply: true },
    },
    {
      title: 'a label that was rendered once, even if others manage it, too',
      object: live(
        { hard: { pods: '20', 'limits.cpu': '2' } },
        { 'f:metadata': { 'f:labels': { 'f:old': {} } } },
        { 'f:metadata': { 'f:labels': { 'f:old': {} } } },
        { ours: 'a', old: 'x' },
      ),
      paths: ['metadata.labels.old kubectl-edit'],
      mending: { removal: undefined, needsApply: true },
    },
    {
      title: 'a value and an addition, by both',
      object: live(
        { hard: { pods: '7', 'limits.cpu': '2', secrets: '1' } },
        { 'f:spec': { 'f:hard': { 'f:pods': {}, 'f:secrets': {} } } },
      ),
      paths: ['spec.hard.pods kubectl-edit', 'spec.hard.secrets kubectl-edit'],
      mending: {
        removal: { spec: { hard: { secrets: null } } },
        needsApply: true,
      },
    },
  ])('$title', ({ object, paths, mending }) => {
    expect(
      compareObject(rendered, object).map(
        ({ path, changed_by = '' }) => `${path} ${changed_by}`,
      ),
    ).toEqual(paths);
    expect(mendingOf(rendered, object)).toEqual(mending);
  });

  it('takes away what is named like a part of every object', () => {
    const hard = JSON.parse(
      '{"pods":"20","limits.cpu":"2","__proto__":"1","constructor":"1"}',
    );
    const { removal, needsApply } = mendingOf(rendered, live({ hard }));
    expect(JSON.stringify(removal)).toBe(
      '{"spec":{"hard":{"__proto__":null,"constructor":null}}}',
    );
    expect(needsApply).toBe(false);
  });
});
