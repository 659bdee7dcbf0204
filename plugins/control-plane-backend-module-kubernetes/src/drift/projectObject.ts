import { fieldPath } from '@groundwork/plugin-control-plane-node/manifests';
import type { KubeObject } from '../client';
import { ownPaths } from './managedFields';

/** What the API server adds by itself. */
const serverFields = new Set(['apiVersion', 'kind', 'metadata', 'status']);

/**
 * Takes from a live object what the control plane answers for.
 *
 * @remarks
 * That is everything within the objects that it makes in a namespace: an addition by somebody else, such as a rule that
 * opens a network policy, undoes what they are for. Of labels and annotations, and of the namespace itself, it is what
 * was rendered now or earlier; others belong to whoever put them there.
 */
export function projectObject(
  rendered: KubeObject,
  live: KubeObject,
): KubeObject {
  const { apiVersion, kind, metadata } = rendered;
  const own = ownPaths(live);
  const projected: KubeObject = {
    apiVersion,
    kind,
    metadata: {
      name: live.metadata.name,
      ...(metadata.namespace && { namespace: live.metadata.namespace }),
    },
  };
  for (const field of ['labels', 'annotations'] as const) {
    const kept = pick(live.metadata[field], name => {
      return (
        Object.hasOwn(metadata[field] ?? {}, name) ||
        own.has(fieldPath(`metadata.${field}`, name))
      );
    });
    if (Object.keys(kept).length > 0) {
      projected.metadata[field] = textsInOrderOf(metadata[field] ?? {}, kept);
    }
  }
  if (kind !== 'Namespace') {
    const rest = pick(live, name => !serverFields.has(name));
    return { ...projected, ...inOrderOf(rendered, rest) };
  }
  return projected;
}

function pick<T>(
  record: Readonly<Record<string, T>> | undefined,
  wanted: (name: string) => boolean,
): Record<string, T> {
  return Object.fromEntries(
    Object.entries(record ?? {}).filter(([name]) => wanted(name)),
  );
}

/** The same members, those that the model has first and in its order, so that two texts show what differs only. */
function inOrderOf(
  model: Readonly<Record<string, unknown>>,
  record: Record<string, unknown>,
): Record<string, unknown> {
  const names = Object.keys(model).filter(name => Object.hasOwn(record, name));
  const others = Object.keys(record).filter(name => !names.includes(name));
  return Object.fromEntries(
    [...names, ...others.sort()].map(name => [
      name,
      ordered(model[name], record[name]),
    ]),
  );
}

function textsInOrderOf(
  model: Readonly<Record<string, string>>,
  record: Record<string, string>,
): Record<string, string> {
  const names = Object.keys(inOrderOf(model, record));
  return Object.fromEntries(names.map(name => [name, record[name]]));
}

function ordered(model: unknown, value: unknown): unknown {
  return isRecord(value) && isRecord(model) ? inOrderOf(model, value) : value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
