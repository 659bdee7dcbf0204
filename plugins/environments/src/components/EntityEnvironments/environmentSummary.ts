import type { Entity } from '@backstage/catalog-model';
import {
  leasedStatuses,
  type EnvironmentRequest,
  type EnvironmentStatus,
} from '@groundwork/plugin-control-plane-common';
import { leaseOf, titleOf, type Lease } from '../../model';
import { environmentIdOf } from './annotations';

/** What the control plane and the catalog both know of an environment. */
export type EnvironmentSummary = {
  /** Id of the request. */
  id: string;
  title: string;
  class: string;
  region: string;
  /** Entity reference. */
  owner: string;
  status: EnvironmentStatus;
  isDrifted: boolean;
  /** RFC 3339 time at which the lease ends; absent when none runs. */
  expiresAt?: string;
  /** The lease with its length, which the catalog does not know. */
  lease?: Lease;
};

/** Sums up a request. */
export function summaryOfRequest(
  request: EnvironmentRequest,
): EnvironmentSummary {
  const lease = leaseOf(request);
  return {
    id: request.id,
    title: titleOf(request),
    class: request.class,
    region: request.region,
    owner: request.owner,
    status: request.status,
    isDrifted: request.drift_status === 'drifted',
    expiresAt: lease?.expiresAt,
    lease,
  };
}

/** Sums up the entity of an environment by its annotations; `undefined` for an entity that is none. */
export function summaryOfEntity(
  entity: Entity,
): EnvironmentSummary | undefined {
  const id = environmentIdOf(entity);
  if (!id) {
    return undefined;
  }
  const { annotations = {}, labels = {}, name, title } = entity.metadata;
  const read = (key: string) => annotations[`groundwork.dev/${key}`];
  const app = labels['groundwork.dev/app'];
  const status = read('status') as EnvironmentStatus;
  return {
    id,
    title: app ? titleOf({ app, class: read('class') }) : (title ?? name),
    class: read('class') ?? '',
    region: read('region') ?? '',
    owner: String(entity.spec?.owner ?? ''),
    status,
    isDrifted: read('drift-status') === 'drifted',
    expiresAt: leasedStatuses.includes(status) ? read('expires-at') : undefined,
  };
}
