import type {
  EnvironmentClass,
  Plan,
  TargetPlan,
} from '@groundwork/plugin-control-plane-common';
import type { DraftFields } from './requestDraft';

const LENGTH_MAX = 63;

/** What an environment will be called, with `…` for what is given when it is requested; `undefined` while too little is known. */
export function previewName(
  { name_template: template }: Pick<EnvironmentClass, 'name_template'>,
  draft: Pick<DraftFields, 'app' | 'team' | 'class' | 'region'>,
): string | undefined {
  if (!draft.app) {
    return undefined;
  }
  const name = template.replaceAll(
    /\{(app|team|class|region|id)\}/g,
    (_placeholder, part: 'app' | 'team' | 'class' | 'region' | 'id') =>
      part === 'id' ? '…' : draft[part] || '…',
  );
  return name.length > LENGTH_MAX ? `${name.slice(0, LENGTH_MAX - 1)}…` : name;
}

/** What targets say of a name, by their titles. */
export type NameVerdict = {
  /** How many have nothing of that name. */
  free: number;
  /** Those that have something of that name already. */
  taken: string[];
  /** Those that do not answer now. */
  silent: string[];
};

/** Whether the name of a plan that is not made yet is free: where it is, there is nothing but to create. */
export function nameVerdict({ targets }: Pick<Plan, 'targets'>): NameVerdict {
  const titles = (of: TargetPlan[]) => of.map(({ title }) => title);
  const answering = targets.filter(({ available }) => available);
  const taken = answering.filter(({ changes }) =>
    changes.some(({ action }) => action !== 'create'),
  );
  return {
    free: answering.length - taken.length,
    taken: titles(taken),
    silent: titles(targets.filter(({ available }) => !available)),
  };
}
