import type { Entity } from '@backstage/catalog-model';

/** Names the request that an environment entity is. @public */
export const ANNOTATION_ENVIRONMENT_ID = 'groundwork.dev/environment-id';

/** Whether an entity is an environment of the control plane. @public */
export function isEnvironmentEntity(entity: Entity): boolean {
  return environmentIdOf(entity) !== undefined;
}

/** Id of the request that an entity is. */
export function environmentIdOf(entity: Entity): string | undefined {
  return entity.metadata.annotations?.[ANNOTATION_ENVIRONMENT_ID];
}
