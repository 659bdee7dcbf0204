import { ConflictError, NotAllowedError } from '@backstage/errors';
import {
  isFinal,
  isInProgress,
  type Action,
  type Cancellation,
  type EnvironmentRequest,
  type EnvironmentStatus,
} from '@groundwork/plugin-control-plane-common';
import type { ControlPlaneDatabase, Transaction } from '../database';
import type { Caller } from '../identity';
import type { Deprovisioner, PlacementStore } from '../reconciler';
import { decideActions } from './decideActions';
import type { EnvironmentRequestReader } from './EnvironmentRequestReader';
import type { EnvironmentRequestStore } from './EnvironmentRequestStore';
import type { RequestRecorder } from './RequestRecorder';

type RequestAction = 'reconcile' | 'retry' | 'cancel' | 'delete';

/** By which permission it is done. */
const grantOf = {
  reconcile: 'reconcile',
  retry: 'reconcile',
  cancel: 'update',
  delete: 'delete',
} as const;

/** What decides over it beside that; to try again is to reconcile what has failed. */
const decisionOf = { ...grantOf, cancel: 'cancel' } as const;

/** In which states it was done already, or is under way. */
const repeats: Record<RequestAction, (status: EnvironmentStatus) => boolean> = {
  reconcile: isBringingAbout,
  retry: isBringingAbout,
  cancel: status => status === 'cancelled',
  delete: status =>
    ['deprovisioning', 'cancelled', 'deleted', 'expired'].includes(status),
};

/** What can be done with requests that changes nothing of what was asked for. */
export class RequestActions {
  readonly #options: RequestActionsOptions;

  private constructor(options: RequestActionsOptions) {
    this.#options = options;
  }

  static create(options: RequestActionsOptions): RequestActions {
    return new RequestActions(options);
  }

  /** Makes a pass that brings things about due on every target; nothing more where one is under way. */
  async reconcile(caller: Caller, id: string): Promise<EnvironmentRequest> {
    return this.#act(caller, id, 'reconcile', async (transaction, request) => {
      if (isInProgress(request.status)) {
        return;
      }
      if (request.status === 'suspended') {
        await this.#reconcileSuspended(transaction, caller, request);
        return;
      }
      await this.#options.recorder.change(
        transaction,
        caller,
        request,
        { status: 'queued', status_message: '' },
        {
          action: 'environment-request.reconcile-requested',
          message:
            request.status === 'failed'
              ? 'Asked to try again'
              : 'Asked to bring it to what was agreed',
        },
      );
      await this.#options.placements.requestPass(transaction, id, 'present');
    });
  }

  /** What is suspended stays so: what drifted from that is taken back, and no more. */
  async #reconcileSuspended(
    transaction: Transaction,
    caller: Caller,
    request: EnvironmentRequest,
  ): Promise<void> {
    if (isUnderWay(request)) {
      return;
    }
    await this.#options.recorder.change(
      transaction,
      caller,
      request,
      { cluster_status: 'pending' },
      {
        action: 'environment-request.reconcile-requested',
        message: 'Asked to bring it to what it is while it is suspended',
      },
    );
    await this.#options.placements.requestPass(
      transaction,
      request.id,
      'present',
    );
  }

  /** Tries again on every target that gave up; changes nothing more where a pass is under way. */
  async retry(caller: Caller, id: string): Promise<EnvironmentRequest> {
    return this.#act(caller, id, 'retry', async (transaction, request) => {
      if (request.status !== 'failed') {
        return;
      }
      const { placements, recorder } = this.#options;
      await recorder.change(
        transaction,
        caller,
        request,
        { status: 'queued', status_message: '' },
        {
          action: 'environment-request.retry-requested',
          message: 'Asked to try again',
        },
      );
      for (const placement of await placements.listOfNamespace(
        id,
        transaction,
      )) {
        if (placement.status === 'failed') {
          await placements.requestPassOf(transaction, placement);
        }
      }
    });
  }

  /** Takes back a request that waits for a decision. */
  async cancel(
    caller: Caller,
    id: string,
    { reason = '' }: Cancellation,
  ): Promise<EnvironmentRequest> {
    return this.#act(caller, id, 'cancel', async (transaction, request) => {
      if (request.status === 'pending_approval') {
        await this.#cancel(transaction, caller, request, reason.trim());
      }
    });
  }

  /** Cancels what was not provisioned, and removes what was. */
  async remove(caller: Caller, id: string): Promise<EnvironmentRequest> {
    return this.#act(caller, id, 'delete', async (transaction, request) => {
      if (request.status === 'deprovisioning' || isFinal(request.status)) {
        return;
      }
      if (request.status === 'pending_approval') {
        await this.#cancel(transaction, caller, request, '');
        return;
      }
      await this.#options.deprovisioner.begin(transaction, caller, request, {
        end_reason: 'deleted',
        event: {
          action: 'environment-request.delete-requested',
          message: 'Asked to remove it from every target',
          notify: {
            recipients: [request.requested_by, request.owner],
            title: `${request.name} is being removed`,
            description: 'Somebody asked to remove it from every target.',
            severity: 'normal',
            topic: 'removal',
          },
        },
      });
    });
  }

  async #cancel(
    transaction: Transaction,
    caller: Caller,
    request: EnvironmentRequest,
    reason: string,
  ): Promise<void> {
    await this.#options.recorder.change(
      transaction,
      caller,
      request,
      { status: 'cancelled', status_message: reason },
      {
        action: 'environment-request.cancelled',
        message: reason || 'Cancelled the request',
      },
    );
  }

  async #act(
    caller: Caller,
    id: string,
    action: RequestAction,
    work: (
      transaction: Transaction,
      request: EnvironmentRequest,
    ) => Promise<void>,
  ): Promise<EnvironmentRequest> {
    const { database, reader, requests } = this.#options;
    const { request, grants } = await reader.find(caller.principal, id);
    if (!grants[grantOf[action]].allows(request)) {
      throw new NotAllowedError(
        `You may see this environment, but not ${action} it`,
      );
    }
    await database.transaction(async transaction => {
      const locked = await requests.lock(transaction, id);
      if (locked) {
        const actions = decideActions(locked, caller.principal, grants);
        refuseIllegal(actions[decisionOf[action]], locked, action);
        await work(transaction, locked);
      }
    });
    this.#options.onCommitted();
    return reader.get(caller.principal, id);
  }
}

export type RequestActionsOptions = {
  database: ControlPlaneDatabase;
  requests: EnvironmentRequestStore;
  placements: PlacementStore;
  deprovisioner: Deprovisioner;
  recorder: RequestRecorder;
  reader: EnvironmentRequestReader;
  /** Called after a commit that left work or messages. */
  onCommitted: () => void;
};

function isBringingAbout(status: EnvironmentStatus): boolean {
  return isInProgress(status) && status !== 'deprovisioning';
}

/** Whether passes over something that is suspended are due or under way, which its state does not say. */
function isUnderWay({ cluster_status }: EnvironmentRequest): boolean {
  return cluster_status === 'pending' || cluster_status === 'progressing';
}

/** Repeating what is done or under way changes nothing and is no conflict; anything else that is not allowed is. */
function refuseIllegal(
  decision: Action,
  { status }: EnvironmentRequest,
  action: RequestAction,
): void {
  if (action === 'retry' && status !== 'failed' && !repeats.retry(status)) {
    throw new ConflictError('It has not failed');
  }
  if (!decision.allowed && !repeats[action](status)) {
    throw new ConflictError(decision.reason ?? 'The state does not allow this');
  }
}
