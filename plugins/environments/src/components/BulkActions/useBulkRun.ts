import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  EnvironmentRequest,
  EnvironmentRequestList,
} from '@groundwork/plugin-control-plane-common';
import {
  controlPlaneApiRef,
  type ControlPlaneApi,
  type OptimisticQuery,
} from '@groundwork/plugin-control-plane-react';
import {
  createUuid,
  foresee,
  isCancellation,
  runInTurn,
  titleOf,
  type BulkAction,
  type TurnState,
} from '../../model';
import { useEnvironmentsWords } from '../../translation';

/** So many calls at a time: quick for dozens, and no rush on the control plane. */
const CONCURRENCY = 3;

/** What the person says of an extension. */
export type BulkExtension = { hours: number; reason: string };

/** How many environments are coming along. */
export type BulkRun = {
  /** Empty before it was begun. */
  states: TurnState<EnvironmentRequest>[];
  isRunning: boolean;
  isStopping: boolean;
  start: (requests: EnvironmentRequest[], extension: BulkExtension) => void;
  /** Tries those again that failed, and those that were not tried. */
  retry: () => void;
  /** Begins no more of them. */
  stop: () => void;
};

/** Does an action with many environments, a few at a time, and shows each as it will be while it is under way. */
export function useBulkRun(options: {
  action: BulkAction;
  changeAhead: OptimisticQuery<EnvironmentRequestList>['change'];
  onDone: (ids: string[]) => void;
}): BulkRun {
  const api = useApi(controlPlaneApiRef);
  const { t } = useEnvironmentsWords();
  const [states, setStates] = useState<TurnState<EnvironmentRequest>[]>([]);
  const [isRunning, setIsRunning] = useState(false);
  const [isStopping, setIsStopping] = useState(false);
  const stopping = useRef<AbortController>();
  const given = useRef<BulkExtension>({ hours: 0, reason: '' });
  // The same call has the same key, so that trying again what was done after all does it once.
  const keys = useRef(new Map<string, string>());
  const latest = useRef({ ...options, t });
  latest.current = { ...options, t };
  useEffect(() => () => stopping.current?.abort(), []);

  const run = useCallback(
    async (requests: EnvironmentRequest[]) => {
      const controller = new AbortController();
      stopping.current = controller;
      setIsRunning(true);
      setIsStopping(false);
      const done: string[] = [];
      await runInTurn({
        items: requests,
        concurrency: CONCURRENCY,
        signal: controller.signal,
        run: request => {
          const { action, changeAhead } = latest.current;
          const { hours } = given.current;
          const key = keys.current.get(request.id) ?? createUuid();
          keys.current.set(request.id, key);
          return oneAhead(changeAhead, {
            show: list => foresee(list, request, action, hours),
            failed: latest.current.t(`bulk.${action}.failed`, {
              name: titleOf(request),
            }),
            send: () => act(api, action, request, given.current, key),
          });
        },
        onChange: state => {
          if (state.status === 'done') {
            done.push(state.item.id);
          }
          setStates(all =>
            all.map(each => (each.item.id === state.item.id ? state : each)),
          );
        },
      });
      setIsRunning(false);
      setIsStopping(false);
      latest.current.onDone(done);
    },
    [api],
  );

  return {
    states,
    isRunning,
    isStopping,
    start: (requests, extension) => {
      given.current = extension;
      setStates(requests.map(item => ({ item, status: 'waiting' })));
      run(requests);
    },
    retry: () => {
      const left = states.filter(
        ({ status }) => status === 'failed' || status === 'stopped',
      );
      setStates(
        states.map(state =>
          left.includes(state)
            ? { item: state.item, status: 'waiting' }
            : state,
        ),
      );
      run(left.map(({ item }) => item));
    },
    stop: () => {
      setIsStopping(true);
      stopping.current?.abort();
    },
  };
}

/** As a change ahead of its answer, which says only whether it was taken back: why is thrown. */
async function oneAhead(
  changeAhead: OptimisticQuery<EnvironmentRequestList>['change'],
  change: {
    show: (list: EnvironmentRequestList) => EnvironmentRequestList;
    send: () => Promise<unknown>;
    failed: string;
  },
): Promise<void> {
  let thrown: unknown;
  const isDone = await changeAhead({
    ...change,
    send: async () => {
      try {
        await change.send();
      } catch (error) {
        thrown = error;
        throw error;
      }
    },
  });
  if (!isDone) {
    throw thrown;
  }
}

async function act(
  api: ControlPlaneApi,
  action: BulkAction,
  request: EnvironmentRequest,
  { hours, reason }: BulkExtension,
  idempotencyKey: string,
): Promise<unknown> {
  const { id } = request;
  const options = { idempotencyKey };
  switch (action) {
    case 'extend':
      return api.extendEnvironmentRequest(
        id,
        { hours, ...(reason.trim() && { reason: reason.trim() }) },
        options,
      );
    case 'delete':
      return isCancellation(request)
        ? api.cancelEnvironmentRequest(id, {}, options)
        : api.deleteEnvironmentRequest(id, options);
    case 'mend':
      return mend(api, id, idempotencyKey);
    default:
      return api.reconcileEnvironmentRequest(id, options);
  }
}

/** On every target that has drifted. */
async function mend(
  api: ControlPlaneApi,
  id: string,
  idempotencyKey: string,
): Promise<void> {
  const { targets = [] } = await api.getEnvironmentRequest(id);
  for (const target of targets) {
    if (target.drift_status === 'drifted') {
      await api.targets.revertDrift(target.id, {
        idempotencyKey: `${idempotencyKey}-${target.id}`,
      });
    }
  }
}
