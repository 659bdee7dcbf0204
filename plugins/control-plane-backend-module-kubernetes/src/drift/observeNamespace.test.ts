import type {
  AcceptedDifference,
  DesiredNamespace,
} from '@groundwork/plugin-control-plane-node';
import { exampleNamespace } from '@groundwork/plugin-control-plane-node/testUtils';
import type { KubeObject } from '../client';
import { renderObjects } from '../manifests';
import { observeNamespace } from './observeNamespace';

const desired = exampleNamespace({ name: 'payments' });
const rendered = renderObjects(desired);

/** What is live, less some resources. */
function live(without: string[] = [], others: KubeObject[] = []) {
  const objects = new Map(
    rendered
      .filter(({ type, id }) => type.namespaced && !without.includes(id))
      .map(({ id, object }) => [id, object]),
  );
  for (const object of others) {
    objects.set(`ConfigMap/${object.metadata.name}`, object);
  }
  return { namespace: rendered[0].object, objects };
}

function statesOf(
  accepted: AcceptedDifference[],
  found: Parameters<typeof observeNamespace>[1],
) {
  const agreed: DesiredNamespace = { ...desired, accepted };
  return observeNamespace(renderObjects(agreed), found, agreed)
    .filter(({ resource }) => resource.state !== 'in_sync')
    .map(({ resource }) => `${resource.id} ${resource.state}`);
}

describe('observeNamespace', () => {
  const quota = 'ResourceQuota/groundwork';
  const extra = { metadata: { name: 'theirs', namespace: 'payments' } };

  it('tells of what is missing and too many, and not where that was accepted', () => {
    const found = live([quota], [extra]);
    expect(statesOf([], found)).toEqual([
      `${quota} missing`,
      'ConfigMap/theirs extra',
    ]);
    expect(
      statesOf(
        [
          { resource_id: quota, state: 'missing', fields: [] },
          { resource_id: 'ConfigMap/theirs', state: 'extra', fields: [] },
        ],
        found,
      ),
    ).toEqual([]);
  });

  it('compares what may be missing while it is there', () => {
    const found = live();
    found.objects.set(quota, {
      ...rendered[1].object,
      spec: { hard: { pods: '1' } },
    });
    expect(
      statesOf([{ resource_id: quota, state: 'missing', fields: [] }], found),
    ).toEqual([`${quota} changed`]);
  });

  it('has nothing to say of a namespace that may be gone, and is', () => {
    const nothing = { namespace: undefined, objects: new Map() };
    expect(
      statesOf(
        [{ resource_id: 'Namespace/payments', state: 'missing', fields: [] }],
        nothing,
      ),
    ).toEqual([]);
    expect(statesOf([], nothing)).toHaveLength(rendered.length);
  });
});
