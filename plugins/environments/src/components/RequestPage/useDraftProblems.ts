import { useCallback, useState } from 'react';
import {
  ControlPlaneError,
  type EnvironmentClass,
} from '@groundwork/plugin-control-plane-common';
import {
  DETAIL_FIELDS,
  readProblems,
  validateDraft,
  type DraftFields,
  type DraftProblems,
  type RequestDraft,
  type RequestStep,
} from '../../model';

/** What is wrong with a draft, and what of it is to be shown yet. */
export type DraftProblemsState = {
  /** To be shown: what the control plane named, and what is wrong in fields that were left or sent. */
  shown: DraftProblems;
  /** Whether class and details are acceptable. */
  isComplete: boolean;
  /** The first field that keeps a step from being left. */
  blockingField: (step: RequestStep) => keyof DraftFields | undefined;
  /** From now on everything that is wrong is shown. */
  showAll: () => void;
  markTouched: (field: keyof DraftFields) => void;
  /** What the control plane said about these fields is over, as they were changed. */
  forget: (fields: Partial<DraftFields>) => void;
  /** Takes over what the control plane named; where to go for it, if it named a field of the page. */
  takeRefusal: (
    error: unknown,
  ) => { step: RequestStep; field: keyof DraftFields } | undefined;
};

/** Validates while one types, and shows a problem only once its field was left or the step was to be. */
export function useDraftProblems(
  draft: RequestDraft,
  environmentClass: EnvironmentClass | undefined,
): DraftProblemsState {
  const [refused, setRefused] = useState<DraftProblems>({});
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [isAllShown, setIsAllShown] = useState(false);
  const problems = validateDraft(draft, environmentClass);
  const visible = Object.entries(problems).filter(
    ([field]) => isAllShown || touched.has(field),
  );

  const blockingField = (step: RequestStep) => {
    const all = { ...problems, ...refused };
    switch (step) {
      case 'class':
        return all.class === undefined ? undefined : ('class' as const);
      case 'details':
        return DETAIL_FIELDS.find(field => all[field] !== undefined);
      case 'review':
        return all.note === undefined ? undefined : ('note' as const);
      default:
        return undefined;
    }
  };

  const takeRefusal = useCallback((error: unknown) => {
    if (
      !(error instanceof ControlPlaneError) ||
      error.code !== 'validation_error'
    ) {
      return undefined;
    }
    const named = readProblems(error.details);
    const field = (['class', ...DETAIL_FIELDS, 'note'] as const).find(
      name => named[name] !== undefined,
    );
    if (!field) {
      return undefined;
    }
    setRefused(named);
    return { field, step: stepOf(field) };
  }, []);

  return {
    shown: { ...Object.fromEntries(visible), ...refused },
    isComplete: Object.keys(problems).length === 0,
    blockingField,
    showAll: useCallback(() => setIsAllShown(true), []),
    markTouched: useCallback(
      field => setTouched(previous => new Set([...previous, field])),
      [],
    ),
    forget: useCallback(
      fields =>
        setRefused(previous =>
          Object.fromEntries(
            Object.entries(previous).filter(([field]) => !(field in fields)),
          ),
        ),
      [],
    ),
    takeRefusal,
  };
}

function stepOf(field: keyof DraftFields): RequestStep {
  switch (field) {
    case 'class':
      return 'class';
    case 'note':
      return 'review';
    default:
      return 'details';
  }
}
