import { randomUUID } from 'node:crypto';
import type { KubeObject } from '../client';
import { SeenObjects } from './SeenObjects';

const id = randomUUID();

function object(
  fields: {
    uid?: string;
    pods?: string;
    appliedAt?: string;
    version?: string;
    used?: string;
    labels?: Record<string, string>;
  } = {},
): KubeObject {
  const { uid = 'u', pods = '1', appliedAt = '10:00', version, used } = fields;
  return {
    metadata: {
      name: 'groundwork',
      uid,
      resourceVersion: version,
      labels: fields.labels ?? { 'groundwork.dev/request-id': id },
      managedFields: [
        { manager: 'groundwork', operation: 'Apply', time: appliedAt },
      ],
    },
    spec: { pods },
    status: { used },
  };
}

describe('SeenObjects', () => {
  it('tells of what others change, not of what the control plane applies', () => {
    const seen = SeenObjects.create();
    expect(seen.replace([object()])).toEqual([]);
    expect(seen.put(object({ pods: '2' }))).toEqual([id]);
    expect(seen.put(object({ appliedAt: '10:05' }))).toEqual([]);
    expect(seen.put(object({ uid: 'new' }))).toEqual([]);
  });

  it('does not tell of what is in the status alone', () => {
    const seen = SeenObjects.create();
    seen.replace([object({ version: '1', used: '0' })]);
    expect(seen.put(object({ version: '2', used: '9' }))).toEqual([]);
  });

  it('tells of what others made with the mark', () => {
    const seen = SeenObjects.create();
    seen.replace([]);
    const smuggled = object();
    delete smuggled.metadata.managedFields;
    expect(seen.put(smuggled)).toEqual([id]);
  });

  it('tells of what is gone, and of what was moved elsewhere', () => {
    const other = randomUUID();
    const seen = SeenObjects.create();
    seen.replace([object()]);
    const moved = object({ labels: { 'groundwork.dev/request-id': other } });
    expect(seen.put(moved)).toEqual([id, other]);
    expect(seen.remove(moved)).toEqual([other]);
  });

  it('finds by a second list what was missed', () => {
    const seen = SeenObjects.create();
    const others = [randomUUID(), randomUUID()];
    const [gone, quiet] = others.map(one =>
      object({ uid: one, labels: { 'groundwork.dev/request-id': one } }),
    );
    seen.replace([object(), gone, quiet]);
    expect(seen.replace([object({ pods: '2' }), quiet])).toEqual([
      id,
      others[0],
    ]);
  });

  it('takes no label for an id that is none', () => {
    const seen = SeenObjects.create();
    seen.replace([]);
    const forged = object({ labels: { 'groundwork.dev/request-id': '../x' } });
    expect(seen.put(forged)).toEqual([]);
    expect(seen.remove(forged)).toEqual([]);
  });
});
