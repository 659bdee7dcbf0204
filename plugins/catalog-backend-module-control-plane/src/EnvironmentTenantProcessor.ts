import {
  getCompoundEntityRef,
  parseEntityRef,
  RELATION_HAS_PART,
  RELATION_PART_OF,
  type Entity,
} from '@backstage/catalog-model';
import {
  processingResult,
  type CatalogProcessor,
  type CatalogProcessorEmit,
  type LocationSpec,
} from '@backstage/plugin-catalog-node';
import { ANNOTATION_TENANT } from './annotations';
import { isEnvironment } from './isEnvironment';

/** Makes environments part of the tenants that they name, where tenants are entities. The fields of a resource have no place for that. */
export class EnvironmentTenantProcessor implements CatalogProcessor {
  getProcessorName(): string {
    return 'EnvironmentTenantProcessor';
  }

  async postProcessEntity(
    entity: Entity,
    _location: LocationSpec,
    emit: CatalogProcessorEmit,
  ): Promise<Entity> {
    const ref = entity.metadata.annotations?.[ANNOTATION_TENANT];
    if (ref && isEnvironment(entity)) {
      const environment = getCompoundEntityRef(entity);
      const tenant = parseEntityRef(ref);
      emit(
        processingResult.relation({
          source: environment,
          type: RELATION_PART_OF,
          target: tenant,
        }),
      );
      emit(
        processingResult.relation({
          source: tenant,
          type: RELATION_HAS_PART,
          target: environment,
        }),
      );
    }
    return entity;
  }
}
