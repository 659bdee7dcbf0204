import { useCallback, useState } from 'react';
import type { EnvironmentClass } from '@groundwork/plugin-control-plane-common';
import {
  isParameterField,
  readParameterFields,
  validateDraft,
  type DraftField,
  type DraftFields,
  type DraftProblems,
  type RequestDraft,
  type RequestStep,
} from '../../model';
import { useEnvironmentsWords } from '../../translation';
import { useParameterProblems } from '../ParameterFields';
import { firstDetail } from './readRefusal';

/** What is wrong with a draft, and what of it is to be shown yet. */
export type DraftProblemsState = {
  /** What the page finds wrong with it, whether it is shown yet or not. */
  own: DraftProblems;
  /** What the control plane said when it was sent. */
  refused: DraftProblems;
  /** What is wrong in fields that were left or sent. */
  visible: DraftProblems;
  /** From now on everything that is wrong is shown. */
  showAll: () => void;
  markTouched: (field: DraftField) => void;
  /** Takes over what the control plane named. */
  refuse: (problems: DraftProblems) => void;
  /** What the control plane said about these fields is over, as they were changed. */
  forget: (fields: Partial<DraftFields>) => void;
  /** Nothing was typed yet. */
  reset: () => void;
};

const NOTHING: ReadonlySet<string> = new Set();

/** Validates while one types, and shows a problem only once its field was left or the step was to be. */
export function useDraftProblems(
  draft: RequestDraft,
  environmentClass: EnvironmentClass | undefined,
): DraftProblemsState {
  const { t } = useEnvironmentsWords();
  const [refused, setRefused] = useState<DraftProblems>({});
  const [touched, setTouched] = useState(NOTHING);
  const [isAllShown, setIsAllShown] = useState(false);
  const parameterProblems = useParameterProblems();
  const own: DraftProblems = {
    ...validateDraft(draft, environmentClass, t),
    ...byParameter(
      parameterProblems(
        readParameterFields(environmentClass?.parameters_schema),
        draft.parameters,
      ),
    ),
  };
  return {
    own,
    refused,
    visible: Object.fromEntries(
      Object.entries(own).filter(([field]) => isAllShown || touched.has(field)),
    ),
    showAll: useCallback(() => setIsAllShown(true), []),
    markTouched: useCallback(
      field => setTouched(previous => new Set([...previous, field])),
      [],
    ),
    refuse: setRefused,
    forget: useCallback(
      fields =>
        setRefused(previous =>
          Object.fromEntries(
            Object.entries(previous).filter(
              ([field]) => !isChanged(field, fields),
            ),
          ),
        ),
      [],
    ),
    reset: useCallback(() => {
      setRefused({});
      setTouched(NOTHING);
      setIsAllShown(false);
    }, []),
  };
}

/** The first field that keeps a step from being left. */
export function blockingField(
  step: RequestStep,
  problems: DraftProblems,
): DraftField | undefined {
  switch (step) {
    case 'class':
      return (['class', 'tenant_id'] as const).find(
        field => problems[field] !== undefined,
      );
    case 'details':
      return firstDetail(problems);
    case 'review':
      return problems.note === undefined ? undefined : 'note';
    default:
      return undefined;
  }
}

/** A parameter is changed with all of them. */
function isChanged(field: string, fields: Partial<DraftFields>): boolean {
  return field in fields || (isParameterField(field) && 'parameters' in fields);
}

function byParameter(problems: Record<string, string>): DraftProblems {
  return Object.fromEntries(
    Object.entries(problems).map(([name, problem]) => [
      `parameters.${name}`,
      problem,
    ]),
  );
}
