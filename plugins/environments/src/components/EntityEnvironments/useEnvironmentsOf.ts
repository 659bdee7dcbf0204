import {
  RELATION_PART_OF,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  catalogApiRef,
  type CatalogApi,
} from '@backstage/plugin-catalog-react';
import type { Total } from '@groundwork/plugin-control-plane-common';
import {
  controlPlaneApiRef,
  useLiveQuery,
  type ControlPlaneApi,
  type LiveQuery,
} from '@groundwork/plugin-control-plane-react';
import { CURRENT_STATUSES } from '../../hooks';
import {
  summaryOfEntity,
  summaryOfRequest,
  type EnvironmentSummary,
} from './environmentSummary';

/** So many are read at most, those that end first. */
export const ENVIRONMENTS_MAX = 100;

/** Environments of a system or a group, those that end first, at most {@link ENVIRONMENTS_MAX}. */
export type EnvironmentsOf = {
  items: EnvironmentSummary[];
  /** How many there are in all. */
  total: Total;
};

/** Whether an entity is a system. */
export function isSystem(entity: Entity): boolean {
  return entity.kind.toLocaleLowerCase('en-US') === 'system';
}

/**
 * The environments of a system or a group, kept up to date. Those of a group are what it owns. Those of a system are what
 * the catalog knows to be part of it, in one question however many components it has; the control plane knows of no
 * systems.
 */
export function useEnvironmentsOf(entity: Entity): LiveQuery<EnvironmentsOf> {
  const api = useApi(controlPlaneApiRef);
  const catalogApi = useApi(catalogApiRef);
  const ref = stringifyEntityRef(entity);
  return useLiveQuery({
    key: ref,
    load: signal =>
      isSystem(entity)
        ? readPartsOf(catalogApi, ref)
        : readOwnedBy(api, ref, signal),
  });
}

async function readOwnedBy(
  api: ControlPlaneApi,
  owner: string,
  signal: AbortSignal,
): Promise<EnvironmentsOf> {
  const { items, total } = await api.listEnvironmentRequests(
    {
      owner,
      status: CURRENT_STATUSES,
      order: 'expires_at.asc',
      limit: ENVIRONMENTS_MAX,
    },
    { signal },
  );
  return { items: items.map(summaryOfRequest), total };
}

async function readPartsOf(
  catalogApi: CatalogApi,
  system: string,
): Promise<EnvironmentsOf> {
  const { items, totalItems } = await catalogApi.queryEntities({
    filter: {
      kind: 'Resource',
      'spec.type': 'environment',
      [`relations.${RELATION_PART_OF}`]: system,
    },
    fields: [
      'apiVersion',
      'kind',
      'metadata.name',
      'metadata.title',
      'metadata.annotations',
      'metadata.labels',
      'spec.owner',
    ],
    orderFields: [
      { field: 'metadata.annotations.groundwork.dev/expires-at', order: 'asc' },
    ],
    limit: ENVIRONMENTS_MAX,
  });
  return {
    items: items.flatMap(item => summaryOfEntity(item) ?? []),
    total: { value: totalItems, relation: 'eq' },
  };
}
