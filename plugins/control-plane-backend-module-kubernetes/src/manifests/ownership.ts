import type { DesiredNamespace } from '@groundwork/plugin-control-plane-node';
import type { KubeObject } from '../client';

/** Name under which fields are applied, as `managedFields` tells. */
export const fieldManager = 'groundwork';
export const managedByLabel = 'app.kubernetes.io/managed-by';
export const requestLabel = 'groundwork.dev/request-id';
/** The second half of the mark: a label alone is copied too easily. */
export const ownerAnnotation = 'groundwork.dev/owned-by';

/** Marks an object as the environment's own. */
export function withOwnership<T extends KubeObject>(
  object: T,
  desired: DesiredNamespace,
): T {
  return {
    ...object,
    metadata: {
      ...object.metadata,
      annotations: {
        ...object.metadata.annotations,
        [ownerAnnotation]: desired.id,
      },
    },
  };
}

/** Whether an object is the environment's own: it carries the labels and the annotation. Nothing else is ever changed. */
export function isOwned(object: KubeObject, id: string): boolean {
  const { labels = {}, annotations = {} } = object.metadata;
  return (
    labels[managedByLabel] === fieldManager &&
    labels[requestLabel] === id &&
    annotations[ownerAnnotation] === id
  );
}

/** Whether an object carries a part of the mark of this environment, as when somebody took a label away. */
export function isPartlyOwned(object: KubeObject, id: string): boolean {
  const { labels = {}, annotations = {} } = object.metadata;
  return labels[requestLabel] === id || annotations[ownerAnnotation] === id;
}
