import type {
  ObservedResource,
  PlannedChange,
} from '@groundwork/plugin-control-plane-common';
import type { DesiredNamespace } from '@groundwork/plugin-control-plane-node';
import { isAccepted } from '@groundwork/plugin-control-plane-node/manifests';
import type { FolderSnapshot } from '../git';
import type { Manifest } from '../manifests';
import { compareFile, describeExtra } from './compareFile';

/** Extra files beyond this many are not listed one by one; they are removed all the same. */
const extrasMax = 100;

/**
 * Compares the folder with what should be in it: one item per file that should be there, in their order, and one per
 * thing that should not. What was accepted to be missing or too many is in order, and left out.
 */
export function compareFolder(options: {
  path: string;
  manifests: readonly Manifest[];
  snapshot: FolderSnapshot;
  desired: Pick<DesiredNamespace, 'accepted'>;
}): ObservedResource[] {
  const { path, manifests, snapshot, desired } = options;
  const entries = new Map(snapshot.entries.map(entry => [entry.name, entry]));
  const observed = manifests.map((manifest): ObservedResource => {
    const { id, kind, name, location } = manifest;
    const entry = entries.get(id);
    entries.delete(id);
    const place = { id, kind, name, location };
    if (!entry) {
      return { ...place, state: 'missing', fields: [] };
    }
    const fields = compareFile(manifest, entry);
    return {
      ...place,
      state: fields.length === 0 ? 'in_sync' : 'changed',
      fields,
    };
  });

  const extras: ObservedResource[] = [];
  if (snapshot.instead) {
    extras.push({
      id: '.',
      ...describeExtra({ name: path, kind: snapshot.instead }),
      location: path,
      state: 'extra',
      fields: [],
    });
  }
  const others = [...entries.values()].filter(
    ({ name }) => !isAccepted({ id: name, state: 'extra' }, desired.accepted),
  );
  for (const entry of others.slice(0, extrasMax)) {
    extras.push({
      id: entry.name,
      ...describeExtra(entry),
      location: `${path}/${entry.name}`,
      state: 'extra',
      fields: [],
    });
  }
  return [
    ...observed.filter(resource => !isAccepted(resource, desired.accepted)),
    ...extras,
  ];
}

/** What bringing the folder to what it should be changes, with the texts before and after. */
export function planFolder(
  manifests: readonly Manifest[],
  snapshot: FolderSnapshot,
  observed: readonly ObservedResource[],
): PlannedChange[] {
  const before = new Map(
    snapshot.entries.map(entry => [
      entry.name,
      entry.content ?? `(a ${entry.kind} that cannot be shown)`,
    ]),
  );
  const after = new Map(
    manifests.map(manifest => [manifest.id, manifest.content]),
  );
  const actions = {
    in_sync: 'none',
    missing: 'create',
    changed: 'update',
    extra: 'delete',
  } as const;
  return observed.map(({ id, state }) => ({
    resource_id: id,
    action: actions[state],
    ...(before.has(id) && { before: before.get(id) }),
    ...(after.has(id) && { after: after.get(id) }),
  }));
}
