import { fieldPath } from '@groundwork/plugin-control-plane-node/manifests';
import type { KubeObject, ManagedFieldsEntry } from '../client';
import { fieldManager } from '../manifests';

type Managed = { manager: string; time: string; paths: string[] };

const depthMax = 20;

/** The fields that are the control plane's own, as paths. */
export function ownPaths(object: KubeObject): ReadonlySet<string> {
  const own = (object.metadata.managedFields ?? []).filter(isOwnEntry);
  return new Set(own.flatMap(({ fieldsV1 }) => pathsOf(fieldsV1)));
}

/** When the control plane applied last; changes with every change that it makes, to the second. */
export function ownTime(object: KubeObject): string | undefined {
  return object.metadata.managedFields?.find(isOwnEntry)?.time;
}

/** Tells who else manages a field: the one who did so last. */
export function foreignManagers(
  object: KubeObject,
): (path: string) => string | undefined {
  const others: Managed[] = (object.metadata.managedFields ?? [])
    .filter(entry => !isOwnEntry(entry) && !entry.subresource)
    .map(({ manager = 'unknown', time = '', fieldsV1 }) => ({
      manager,
      time,
      paths: pathsOf(fieldsV1),
    }))
    .sort((one, other) => other.time.localeCompare(one.time));
  return path =>
    others.find(({ paths }) => paths.some(managed => overlap(managed, path)))
      ?.manager;
}

function isOwnEntry({ manager, operation }: ManagedFieldsEntry): boolean {
  return manager === fieldManager && operation === 'Apply';
}

/** Whether one path is the other, or leads to it. */
function overlap(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return (
    long.startsWith(short) &&
    (long.length === short.length || ['.', '['].includes(long[short.length]))
  );
}

/** Reads `fieldsV1`: the paths of its leaves. What is below an item of a list counts for the list. */
function pathsOf(fields: unknown, path = '', depth = 0): string[] {
  if (typeof fields !== 'object' || fields === null || depth > depthMax) {
    return path === '' ? [] : [path];
  }
  const members = Object.entries(fields).filter(([key]) =>
    key.startsWith('f:'),
  );
  if (members.length === 0) {
    return path === '' ? [] : [path];
  }
  return members.flatMap(([key, below]) =>
    pathsOf(below, fieldPath(path, key.slice(2)), depth + 1),
  );
}
