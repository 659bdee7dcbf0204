import type {
  OrchestrationStrategy,
  RuntimeGroup,
  RuntimeGroupCreate,
  RuntimeGroupUpdate,
} from '@groundwork/plugin-control-plane-common';
import type { FormProblems } from '@groundwork/plugin-control-plane-react';
import { concurrencyProblem, nameProblem } from '../RuntimeMoves/runtimeDraft';
import type { RuntimesWords } from '../../translation';

/** What is entered about a group; the names are those that the control plane uses for what is wrong. */
export type GroupDraft = {
  name: string;
  title: string;
  is_default: boolean;
  orchestration_strategy: OrchestrationStrategy;
  canary_environment_id: string;
  concurrency_limit: string;
  /** Ids of runtime environments. */
  environments: string[];
};

/** The draft of a group, or of one that is not there yet. */
export function groupDraftOf(
  group: RuntimeGroup | undefined,
  isFirst: boolean,
): GroupDraft {
  return {
    name: group?.name ?? '',
    title: group?.title ?? '',
    is_default: group?.is_default ?? isFirst,
    orchestration_strategy: group?.orchestration_strategy ?? 'replicate',
    canary_environment_id: group?.canary_environment_id ?? '',
    concurrency_limit: group?.concurrency_limit?.toString() ?? '',
    environments: group?.environments.map(({ id }) => id) ?? [],
  };
}

/** What is wrong with a draft. */
export function groupProblems(
  draft: GroupDraft,
  t: RuntimesWords,
): FormProblems<GroupDraft> {
  const isCanary = draft.orchestration_strategy === 'canary';
  return {
    name: nameProblem(draft.name, t),
    concurrency_limit: concurrencyProblem(draft.concurrency_limit, t),
    canary_environment_id:
      isCanary && !draft.environments.includes(draft.canary_environment_id)
        ? t('groupDialog.chooseFirstProblem')
        : undefined,
  };
}

/** The group that a draft describes. */
export function toGroupCreate(draft: GroupDraft): RuntimeGroupCreate {
  const { canary_environment_id: canary, concurrency_limit: limit } = draft;
  return {
    name: draft.name,
    is_default: draft.is_default,
    orchestration_strategy: draft.orchestration_strategy,
    environments: draft.environments.map(id => ({ id })),
    ...(draft.title.trim() && { title: draft.title.trim() }),
    ...(draft.orchestration_strategy === 'canary' && {
      canary_environment_id: canary,
    }),
    ...(limit && { concurrency_limit: Number(limit) }),
  };
}

/** The change that a draft makes; nothing when it makes none. */
export function toGroupUpdate(
  group: RuntimeGroup,
  draft: GroupDraft,
): RuntimeGroupUpdate | undefined {
  const before = groupDraftOf(group, false);
  const added = draft.environments.filter(
    id => !before.environments.includes(id),
  );
  const removed = before.environments.filter(
    id => !draft.environments.includes(id),
  );
  const title = draft.title.trim();
  const limit = draft.concurrency_limit;
  const isCanary = draft.orchestration_strategy === 'canary';
  const changesOrder =
    draft.orchestration_strategy !== before.orchestration_strategy ||
    (isCanary && draft.canary_environment_id !== before.canary_environment_id);
  const change: RuntimeGroupUpdate = {
    ...(title && title !== before.title && { title }),
    ...(draft.is_default && !before.is_default && { is_default: true }),
    ...(changesOrder && {
      orchestration_strategy: draft.orchestration_strategy,
      ...(isCanary && { canary_environment_id: draft.canary_environment_id }),
    }),
    ...(limit !== before.concurrency_limit && {
      concurrency_limit: limit ? Number(limit) : null,
    }),
    ...(added.length > 0 && { add_environments: added.map(id => ({ id })) }),
    ...(removed.length > 0 && { remove_environment_ids: removed }),
  };
  return Object.keys(change).length > 0 ? change : undefined;
}
