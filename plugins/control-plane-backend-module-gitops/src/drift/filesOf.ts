import type { DesiredNamespace } from '@groundwork/plugin-control-plane-node';
import { isAccepted } from '@groundwork/plugin-control-plane-node/manifests';
import type { FolderChange, FolderSnapshot } from '../git';
import type { Manifest } from '../manifests';

/** What to write so that the folder is what it should be: without what may be missing, beside what may be there. */
export function filesOf(options: {
  manifests: readonly Manifest[];
  snapshot: FolderSnapshot;
  desired: Pick<DesiredNamespace, 'accepted'>;
}): Pick<FolderChange, 'files' | 'kept'> {
  const { manifests, snapshot, desired } = options;
  const { accepted } = desired;
  const present = new Set(snapshot.entries.map(({ name }) => name));
  const rendered = new Set(manifests.map(({ id }) => id));
  return {
    files: new Map(
      manifests
        .filter(
          ({ id }) =>
            present.has(id) || !isAccepted({ id, state: 'missing' }, accepted),
        )
        .map(({ id, content }) => [id, content]),
    ),
    kept: snapshot.entries.flatMap(({ name, raw }) =>
      raw &&
      !rendered.has(name) &&
      isAccepted({ id: name, state: 'extra' }, accepted)
        ? [raw]
        : [],
    ),
  };
}
