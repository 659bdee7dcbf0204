import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import type {
  DriftAcceptance,
  DriftEventList,
  Target,
} from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import type { Transaction } from '../database';
import { pageById, type PageQuery } from '../http/page';
import type { Caller, Principal } from '../identity';
import type { NamespaceReader } from '../namespaces/NamespaceReader';
import {
  findHoldReasons,
  hasWork,
  type DriftEventStore,
  type Placement,
  type PlacementStore,
} from '../reconciler';
import type { EnvironmentRequestReader } from '../requests';
import type { Runtimes } from '../runtimes';
import { toAccepted, withAccepted } from './acceptDrift';
import type { LockedTarget, TargetRecorder } from './TargetRecorder';
import { driftOf, toTarget } from './toTarget';

/** What can be done with a namespace on one runtime environment, by whoever may change what it is of. */
export class TargetService {
  readonly #options: TargetServiceOptions;

  private constructor(options: TargetServiceOptions) {
    this.#options = options;
  }

  static create(options: TargetServiceOptions): TargetService {
    return new TargetService(options);
  }

  /** What became of drift, newest first. */
  async listDriftEvents(
    principal: Principal,
    id: string,
    page: PageQuery,
  ): Promise<DriftEventList> {
    const { placement } = await this.#find(principal, id);
    return pageById(page, rows =>
      this.#options.driftEvents.list({ placementId: placement.id, ...rows }),
    );
  }

  /** Takes drift back: what was agreed is brought about again. */
  async revert(caller: Caller, id: string): Promise<Target> {
    return this.#act(caller, id, async (transaction, target) => {
      const { placement } = target;
      if (isUnderWay(placement)) {
        return;
      }
      const drift = requireDrift(placement);
      await this.#options.placements.requestPassOf(transaction, placement);
      await this.#options.driftEvents.append(transaction, [
        {
          placement_id: placement.id,
          kind: 'reverted',
          message: 'Taken back to what was agreed',
          actor: caller.principal.id,
          resources: drift,
        },
      ]);
      await this.#options.targets.tell(transaction, caller, target, {
        action: 'drift-reverted',
        message: `Asked to take back what was changed on ${placement.runtime}`,
        metadata: { resources: drift.map(resource => resource.id).join(', ') },
      });
    });
  }

  /** Accepts drift: what is live is what should be from now on. */
  async accept(
    caller: Caller,
    id: string,
    body: DriftAcceptance,
  ): Promise<Target> {
    return this.#act(caller, id, async (transaction, target) => {
      const { placement } = target;
      if (isUnderWay(placement)) {
        throw new ConflictError(
          'A pass is under way; what it finds may be another drift',
        );
      }
      if (placement.desired.suspended) {
        throw new ConflictError(
          'It is suspended: what was changed can be taken back, but not accepted',
        );
      }
      const drift = requireDrift(placement);
      const accepted = toAccepted(placement.resources, body);
      const ids = accepted.map(({ resource_id }) => resource_id);
      await this.#options.placements.requestPassOf(
        transaction,
        placement,
        desired => withAccepted(desired, accepted),
      );
      await this.#options.driftEvents.append(transaction, [
        {
          placement_id: placement.id,
          kind: 'accepted',
          message: 'Accepted as what should be',
          actor: caller.principal.id,
          resources: drift.filter(resource => ids.includes(resource.id)),
        },
      ]);
      await this.#options.targets.tell(transaction, caller, target, {
        action: 'drift-accepted',
        message: `Accepted what was changed on ${placement.runtime}`,
        metadata: { resources: ids.join(', ') },
      });
    });
  }

  /** Tries again what has failed there. */
  async retry(caller: Caller, id: string): Promise<Target> {
    return this.#act(caller, id, async (transaction, target) => {
      const { placement } = target;
      if (placement.status !== 'failed' && placement.attempt === 0) {
        throw new ConflictError('It has not failed');
      }
      await this.#options.targets.retry(transaction, caller, target);
    });
  }

  async #act(
    caller: Caller,
    id: string,
    work: (transaction: Transaction, target: LockedTarget) => Promise<void>,
  ): Promise<Target> {
    const { placement, mayChange } = await this.#find(caller.principal, id);
    if (!mayChange) {
      throw new NotAllowedError('You may see this, but not change it');
    }
    await this.#options.targets.change(placement, work);
    this.#options.onCommitted();
    const { runtimes, knex } = this.#options;
    const [now, holds] = await Promise.all([
      this.#options.placements.find(id),
      findHoldReasons(knex),
    ]);
    return toTarget(now ?? placement, { runtimes, holds });
  }

  /** @throws `NotFoundError` when there is none, or the caller may not know of what it is of. */
  async #find(
    principal: Principal,
    id: string,
  ): Promise<{ placement: Placement; mayChange: boolean }> {
    const { placements, requestReader, namespaceReader } = this.#options;
    const placement = await placements.find(id);
    if (!placement) {
      throw notFound();
    }
    if (placement.request_id !== undefined) {
      const { request, grants } = await requestReader
        .find(principal, placement.request_id)
        .catch(hideWhich);
      return { placement, mayChange: grants.reconcile.allows(request) };
    }
    const { rights } = await namespaceReader
      .find(principal, placement.namespace_id)
      .catch(hideWhich);
    return { placement, mayChange: rights.update };
  }
}

export type TargetServiceOptions = {
  knex: Knex;
  placements: PlacementStore;
  driftEvents: DriftEventStore;
  targets: TargetRecorder;
  requestReader: EnvironmentRequestReader;
  namespaceReader: NamespaceReader;
  runtimes: Pick<Runtimes, 'describe'>;
  onCommitted: () => void;
};

/** Whether something is being brought about, which takes back whatever drifted. */
function isUnderWay(placement: Placement): boolean {
  return hasWork(placement) && placement.next_reconcile_at !== undefined;
}

function requireDrift(placement: Placement): Target['drift'] {
  const drift = driftOf(placement);
  if (drift.length === 0) {
    throw new ConflictError('It has not drifted');
  }
  return drift;
}

/** What a target is of is not told to whoever may not see it. */
function hideWhich(error: unknown): never {
  throw error instanceof NotFoundError ? notFound() : error;
}

function notFound(): NotFoundError {
  return new NotFoundError('There is no such target, or you may not see it');
}
