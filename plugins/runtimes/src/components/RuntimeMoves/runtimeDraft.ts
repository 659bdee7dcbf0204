import type {
  RuntimeEnvironment,
  RuntimeEnvironmentUpdate,
} from '@groundwork/plugin-control-plane-common';
import {
  CONNECTION_FIELD,
  isEntered,
  toConnectionConfig,
  type ConnectionSetting,
} from '../../model';
import type { RuntimesWords } from '../../translation';

/** What is entered about a runtime environment: its own fields, and the settings of its connection. */
export type RuntimeDraft = Record<string, string>;

const NAME = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const CONCURRENCY_MAX = 1000;

/** The draft of a runtime environment that is not there yet. */
export function newRuntimeDraft(): RuntimeDraft {
  return {
    name: '',
    title: '',
    type: '',
    concurrency: '',
    [CONNECTION_FIELD]: '',
  };
}

/** The draft of one that is there; of its connection nothing is known. */
export function draftOf(runtime: RuntimeEnvironment): RuntimeDraft {
  return {
    title: runtime.title,
    concurrency: runtime.concurrency?.toString() ?? '',
    [CONNECTION_FIELD]: '',
  };
}

/** What is wrong with a name that never changes. */
export function nameProblem(
  name: string,
  t: RuntimesWords,
): string | undefined {
  if (name === '') {
    return t('problems.enterName');
  }
  return NAME.test(name) ? undefined : t('problems.badName');
}

/** What is wrong with how many passes are made at once. */
export function concurrencyProblem(
  text: string,
  t: RuntimesWords,
): string | undefined {
  const count = Number(text);
  return text === '' ||
    (Number.isInteger(count) && count >= 1 && count <= CONCURRENCY_MAX)
    ? undefined
    : t('problems.badCount');
}

/** The change that a draft makes; nothing when it makes none. */
export function toRuntimeUpdate(
  runtime: RuntimeEnvironment,
  draft: RuntimeDraft,
  settings: ConnectionSetting[],
): RuntimeEnvironmentUpdate | undefined {
  const title = draft.title.trim();
  const concurrency =
    draft.concurrency === '' ? null : Number(draft.concurrency);
  const change: RuntimeEnvironmentUpdate = {
    ...(title !== runtime.title && { title }),
    ...(concurrency !== (runtime.concurrency ?? null) && { concurrency }),
    ...(isEntered(settings, draft) && {
      connection_config: toConnectionConfig(settings, draft),
    }),
  };
  return Object.keys(change).length > 0 ? change : undefined;
}
