import type { Entity } from '@backstage/catalog-model';
import type {
  AlphaEntity,
  EntityStatusItem,
} from '@backstage/catalog-model/alpha';
import type { CatalogProcessor } from '@backstage/plugin-catalog-node';
import {
  ANNOTATION_DRIFT_STATUS,
  ANNOTATION_DRIFT_SUMMARY,
  ANNOTATION_REMOVAL_AT,
  ANNOTATION_STATUS,
  ANNOTATION_STATUS_MESSAGE,
} from './annotations';
import { isEnvironment } from './isEnvironment';

/** Type of the status item that an environment has while it is failed or suspended. @public */
export const STATUS_TYPE_STATE = 'groundwork.dev/state';
/** Type of the status item that an environment has while it is drifted. @public */
export const STATUS_TYPE_DRIFT = 'groundwork.dev/drift';

/**
 * Puts what is wrong with an environment into the status of its entity, from its annotations.
 *
 * @remarks
 * Providers may not set a status, as the catalog lets no entity in that has one. It is added after that check, to the
 * entity and not as an emitted error: an error would keep the last entity that had none, so that neither the failure nor
 * its end would show, and would be in the log at every pass. As it is made anew from the annotations each time, it goes
 * away by itself when the environment is well again.
 */
export class EnvironmentStatusProcessor implements CatalogProcessor {
  getProcessorName(): string {
    return 'EnvironmentStatusProcessor';
  }

  async postProcessEntity(entity: AlphaEntity): Promise<Entity> {
    const items = isEnvironment(entity) ? statusItems(entity) : [];
    if (items.length === 0) {
      return entity;
    }
    const result: AlphaEntity = {
      ...entity,
      status: {
        ...entity.status,
        items: [...(entity.status?.items ?? []), ...items],
      },
    };
    return result;
  }
}

function statusItems(entity: Entity): EntityStatusItem[] {
  const annotations = entity.metadata.annotations ?? {};
  const state = stateItem(annotations);
  const drift = driftItem(annotations);
  return [...(state ? [state] : []), ...(drift ? [drift] : [])];
}

function stateItem(
  annotations: Record<string, string>,
): EntityStatusItem | undefined {
  switch (annotations[ANNOTATION_STATUS]) {
    case 'failed':
      return {
        type: STATUS_TYPE_STATE,
        level: 'error',
        message: withDetail('Failed', annotations[ANNOTATION_STATUS_MESSAGE]),
      };
    case 'suspended': {
      const removalAt = annotations[ANNOTATION_REMOVAL_AT];
      return {
        type: STATUS_TYPE_STATE,
        level: 'warning',
        message: withDetail(
          'Suspended',
          removalAt && `removed at ${removalAt} unless it is extended`,
        ),
      };
    }
    default:
      return undefined;
  }
}

function driftItem(
  annotations: Record<string, string>,
): EntityStatusItem | undefined {
  return annotations[ANNOTATION_DRIFT_STATUS] === 'drifted'
    ? {
        type: STATUS_TYPE_DRIFT,
        level: 'warning',
        message: withDetail('Drifted', annotations[ANNOTATION_DRIFT_SUMMARY]),
      }
    : undefined;
}

function withDetail(word: string, detail: string | undefined): string {
  return detail ? `${word}: ${detail}` : word;
}
