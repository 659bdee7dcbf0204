import type { Entity } from '@backstage/catalog-model';
import { ANNOTATION_ENVIRONMENT_ID } from './annotations';

/** Whether an entity is an environment of the control plane. */
export function isEnvironment(entity: Entity): boolean {
  return (
    entity.kind.toLocaleLowerCase('en-US') === 'resource' &&
    entity.spec?.type === 'environment' &&
    Boolean(entity.metadata.annotations?.[ANNOTATION_ENVIRONMENT_ID])
  );
}
