import { exampleNamespace } from '@groundwork/plugin-control-plane-node/testUtils';
import { kinds } from '../client';
import { SyncMemory } from './SyncMemory';

const desired = exampleNamespace();
const resources = [
  {
    id: 'Namespace/x',
    kind: 'Namespace',
    name: 'x',
    location: 'namespaces/x',
    state: 'in_sync' as const,
    fields: [],
  },
];

describe('SyncMemory', () => {
  let now = 0;

  function watched() {
    now = 1_000;
    const memory = SyncMemory.create(() => now);
    for (const kind of kinds) {
      memory.hear(kind);
    }
    return memory;
  }

  function remembering() {
    const memory = watched();
    memory.keep(memory.begin(desired), resources);
    return memory;
  }

  it('remembers what was in order, for exactly what was desired', () => {
    const memory = remembering();
    expect(memory.recall(desired)).toEqual(resources);
    expect(memory.recall({ ...desired, owner: 'another' })).toBeUndefined();
    expect(memory.recall(exampleNamespace())).toBeUndefined();
  });

  it('remembers nothing that was not in order', () => {
    const memory = watched();
    memory.keep(memory.begin(desired), [
      { ...resources[0], state: 'missing' as const },
    ]);
    expect(memory.recall(desired)).toBeUndefined();
  });

  it('forgets what has changed, and nothing else', () => {
    const memory = remembering();
    memory.forget([exampleNamespace().id]);
    expect(memory.recall(desired)).toEqual(resources);
    memory.forget([desired.id]);
    expect(memory.recall(desired)).toBeUndefined();
  });

  it('keeps nothing of a look during which something changed', () => {
    const memory = watched();
    const look = memory.begin(desired);
    memory.forget([desired.id]);
    memory.keep(look, resources);
    expect(memory.recall(desired)).toBeUndefined();
  });

  it('keeps nothing of a look that a later one has overtaken', () => {
    const memory = watched();
    const look = memory.begin(desired);
    memory.begin(desired);
    memory.keep(look, resources);
    expect(memory.recall(desired)).toBeUndefined();
  });

  it('believes a watch that is silent for no longer than bookmarks take', () => {
    const memory = remembering();
    now += 140_000;
    expect(memory.recall(desired)).toEqual(resources);
    for (const kind of kinds.slice(1)) {
      memory.hear(kind);
    }
    now += 20_000;
    // One of them alone is not heard of any more.
    expect(memory.recall(desired)).toBeUndefined();
    const look = memory.begin(desired);
    memory.keep(look, resources);
    memory.hear(kinds[0]);
    expect(memory.recall(desired)).toBeUndefined();
  });

  it('believes nothing without a watch', () => {
    const memory = SyncMemory.create(() => 0);
    memory.keep(memory.begin(desired), resources);
    expect(memory.recall(desired)).toBeUndefined();
    const ended = remembering();
    ended.clear();
    expect(ended.recall(desired)).toBeUndefined();
  });
});
