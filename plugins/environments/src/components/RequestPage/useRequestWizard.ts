import { useEffect, useMemo, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useApi } from '@backstage/frontend-plugin-api';
import type { EnvironmentClass } from '@groundwork/plugin-control-plane-common';
import {
  controlPlaneApiRef,
  useAction,
} from '@groundwork/plugin-control-plane-react';
import { useRequestDraft } from '../../hooks';
import {
  createUuid,
  defaultParameters,
  isDenied,
  readParameterFields,
  REQUEST_STEPS,
  toRequestBody,
  type DraftFields,
  type InitialDraft,
  type RequestStep,
} from '../../model';
import { environmentRouteRef } from '../../routes';
import { focusField } from './focusField';
import { readRefusal } from './readRefusal';
import { useDraftPlan } from './useDraftPlan';
import { blockingField, useDraftProblems } from './useDraftProblems';

/** How long nobody types before the control plane is asked. */
const CHECK_DELAY_MS = 500;

/** Where the control plane did not accept what was sent. */
export type RefusedAt = 'field' | 'policy';

/** The draft, the steps, and what the control plane says of it. */
export function useRequestWizard(options: {
  classes: EnvironmentClass[];
  initial: InitialDraft;
  origin: string;
}) {
  const { classes, initial, origin } = options;
  const given = classes.find(({ name }) => name === initial.class);
  const state = useRequestDraft(
    {
      ...initial,
      // What is no more cannot be begun with.
      class: given?.name ?? '',
      ...(given && withClass(given, initial)),
    },
    origin,
  );
  const { draft, change } = state;
  const environmentClass = classes.find(({ name }) => name === draft.class);
  // A stored draft may name a class that is no more.
  const step = environmentClass ? draft.step : 'class';
  const found = useDraftProblems(draft, environmentClass);
  const body = toRequestBody(draft, environmentClass);
  const check = useDraftPlan(
    body,
    checkDelay(step, Object.keys(found.own).length === 0),
  );
  const told = useMemo(() => readRefusal(check.error), [check.error]);
  const said = { ...told?.problems, ...found.refused };
  const all = { ...found.own, ...said };
  const [refused, setRefused] = useState<RefusedAt>();

  const showRefusal = (
    refusal: NonNullable<ReturnType<typeof readRefusal>>,
  ) => {
    setRefused(refusal.field ? 'field' : 'policy');
    change({ step: refusal.step });
    focusField(refusal.field);
  };
  // What the plan is refused for can be changed in a step before.
  const isTurnedBack = step === 'plan' && told?.field !== undefined;
  useEffect(() => {
    if (isTurnedBack && told) {
      change({ step: told.step });
      focusField(told.field);
    }
  }, [isTurnedBack, told, change]);

  const edit = (fields: Partial<DraftFields>) => {
    setRefused(undefined);
    change(fields);
    found.forget(fields);
  };
  const submit = useSubmit({ ...state, body }, refusal => {
    found.refuse(refusal.problems);
    check.retry();
    showRefusal(refusal);
  });
  const goTo = (next: RequestStep) => {
    submit.reset();
    change({ step: next });
  };
  const at = REQUEST_STEPS.indexOf(step);

  return {
    state,
    draft,
    change,
    step,
    environmentClass,
    check,
    /** To be shown now. */
    problems: { ...found.visible, ...said },
    isComplete: Object.keys(all).length === 0,
    isPlanDenied: check.plan !== undefined && isDenied(check.plan),
    refused,
    dismissRefused: () => setRefused(undefined),
    markTouched: found.markTouched,
    edit,
    goTo,
    submit,
    back: () => goTo(REQUEST_STEPS[Math.max(0, at - 1)]),
    /** Goes on, or sends; `false` when nothing was gone on to. */
    next: (): boolean => {
      const blocking = blockingField(step, all);
      if (blocking) {
        found.showAll();
        focusField(blocking);
        return false;
      }
      if (step === 'review') {
        submit.run();
        return false;
      }
      goTo(REQUEST_STEPS[at + 1]);
      return true;
    },
    startOver: () => {
      found.reset();
      submit.reset();
      setRefused(undefined);
      state.startOver();
    },
  };
}

/** Sends the draft, once: the same key for the same text, however often and after however many reloads. */
function useSubmit(
  options: Pick<
    ReturnType<typeof useRequestDraft>,
    'draft' | 'change' | 'discard'
  > & { body: ReturnType<typeof toRequestBody> },
  onRefused: (refusal: NonNullable<ReturnType<typeof readRefusal>>) => void,
) {
  const { draft, change, discard, body } = options;
  const api = useApi(controlPlaneApiRef);
  const navigate = useNavigate();
  const environmentPath = useRouteRef(environmentRouteRef);
  return useAction(async () => {
    const sentBody = JSON.stringify(body);
    // A key stands for one body: what was changed after a failed try is another request.
    const idempotencyKey =
      draft.sentBody === undefined || draft.sentBody === sentBody
        ? draft.idempotencyKey
        : createUuid();
    change({ idempotencyKey, sentBody });
    try {
      const created = await api.createEnvironmentRequest(body, {
        idempotencyKey,
      });
      discard();
      navigate(environmentPath({ id: created.id }), { replace: true });
    } catch (error) {
      const refusal = readRefusal(error);
      // What stands at a field need not stand below as well.
      if (!refusal) {
        throw error;
      }
      onRefused(refusal);
    }
  });
}

/** While details are written the control plane is asked as soon as they may be right; a plan is wanted at once. */
function checkDelay(step: RequestStep, isRight: boolean): number | undefined {
  if (step === 'plan') {
    return 0;
  }
  return step === 'details' && isRight ? CHECK_DELAY_MS : undefined;
}

/** What choosing a class fills in; what was chosen before stays where the class allows it. */
export function withClass(
  chosen: EnvironmentClass,
  draft: Partial<DraftFields>,
): Partial<DraftFields> {
  const { region, ttl_hours: hours } = draft;
  return {
    class: chosen.name,
    region:
      region && chosen.regions.includes(region)
        ? region
        : (chosen.regions[0] ?? ''),
    ttl_hours:
      hours && hours <= chosen.ttl_hours_max && draft.class === chosen.name
        ? hours
        : chosen.ttl_hours_default,
    parameters:
      draft.parameters && draft.class === chosen.name
        ? draft.parameters
        : defaultParameters(readParameterFields(chosen.parameters_schema)),
  };
}
