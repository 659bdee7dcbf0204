import { useMemo, useRef } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  EnvironmentRequest,
  Target,
} from '@groundwork/plugin-control-plane-common';
import {
  controlPlaneApiRef,
  type OptimisticQuery,
  type TargetsApi,
} from '@groundwork/plugin-control-plane-react';
import {
  asAnswered,
  asCancelled,
  asExtended,
  titleOf,
  withTarget,
} from '../../model';
import { useEnvironmentsWords } from '../../translation';
import type { Extension } from '../ExtendDialog';

/** What can be done with an environment, shown at once and taken back when it fails. */
export type EnvironmentMoves = {
  /** Shows what an action answered with. */
  show: (answer: EnvironmentRequest) => void;
  extend: (extension: Extension) => void;
  cancel: (body: { reason?: string }) => void;
  /** Targets, of which drift that is reverted or accepted shows at once as being so. */
  targets: TargetsApi;
};

/** The moves of the page of an environment. */
export function useEnvironmentMoves(
  query: OptimisticQuery<EnvironmentRequest> & { value: EnvironmentRequest },
): EnvironmentMoves {
  const api = useApi(controlPlaneApiRef);
  const { t } = useEnvironmentsWords();
  const latest = useRef(query);
  latest.current = query;
  return useMemo(() => {
    const now = () => new Date().toISOString();
    const answered = (answer: EnvironmentRequest) =>
      asAnswered(answer, latest.current.value);
    const show = (answer: EnvironmentRequest) =>
      latest.current.replace(answered(answer));

    /** Answers at once with the target as it is shown; what the control plane answers with follows. */
    const move = async (
      id: string,
      message: string,
      send: () => Promise<Target>,
      failed: (target: string) => string,
    ): Promise<Target> => {
      const asMoving = (target: Target): Target => ({
        ...target,
        status: 'in_progress',
        message,
      });
      const { value, change } = latest.current;
      const target = value.targets?.find(candidate => candidate.id === id);
      if (!target) {
        return send();
      }
      change({
        show: request => withTarget(request, id, asMoving),
        send: async () => {
          const moved = await send();
          return withTarget(latest.current.value, id, () => moved);
        },
        failed: failed(target.title),
      });
      return asMoving(target);
    };

    return {
      show,
      extend: body => {
        const { value, change } = latest.current;
        const asked = now();
        change({
          show: request => asExtended(request, body.hours, asked),
          send: async () =>
            answered(await api.extendEnvironmentRequest(value.id, body)),
          failed: t('extension.failed', { name: titleOf(value) }),
        });
      },
      cancel: body => {
        const { value, change } = latest.current;
        const asked = now();
        change({
          show: request => asCancelled(request, asked),
          send: async () =>
            answered(await api.cancelEnvironmentRequest(value.id, body)),
          failed: t('cancelDialog.failed', { name: titleOf(value) }),
        });
      },
      targets: {
        listDriftEvents: (...input) => api.targets.listDriftEvents(...input),
        retry: async (...input) => {
          const retried = await api.targets.retry(...input);
          show(withTarget(latest.current.value, retried.id, () => retried));
          return retried;
        },
        revertDrift: id =>
          move(
            id,
            t('environmentPage.targets.reverting'),
            () => api.targets.revertDrift(id),
            target => t('environmentPage.targets.notReverted', { target }),
          ),
        acceptDrift: (id, body) =>
          move(
            id,
            t('environmentPage.targets.accepting'),
            () => api.targets.acceptDrift(id, body),
            target => t('environmentPage.targets.notAccepted', { target }),
          ),
      },
    };
  }, [api, t]);
}
