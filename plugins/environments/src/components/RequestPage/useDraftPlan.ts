import { useCallback, useEffect, useMemo, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { toError } from '@backstage/errors';
import type {
  CreateEnvironmentRequest,
  Plan,
} from '@groundwork/plugin-control-plane-common';
import { controlPlaneApiRef } from '@groundwork/plugin-control-plane-react';

/** What the control plane says of a draft while it is written. */
export type DraftPlan = {
  /** What the draft would bring; that of the draft with another note is as good. */
  plan: Plan | undefined;
  /** Why it is not acceptable, or could not be planned. */
  error: Error | undefined;
  /** Whether it is being found out. */
  isPending: boolean;
  retry: () => void;
};

type Answer = {
  /** What it is about, as text. */
  body: string;
  /** The same without the note, which changes nothing that is planned. */
  gist: string;
  plan?: Plan;
  error?: Error;
};

/**
 * Has the control plane validate and plan a draft while one types, without storing anything: its own rules, whether the
 * name is free, and what would be written.
 *
 * @param body - What would be sent.
 * @param delayMs - How long nothing has to change before it is asked; it is not asked when absent.
 */
export function useDraftPlan(
  body: CreateEnvironmentRequest,
  delayMs: number | undefined,
): DraftPlan {
  const api = useApi(controlPlaneApiRef);
  const [answer, setAnswer] = useState<Answer>();
  const [tries, setTries] = useState(0);
  const sent = JSON.stringify(body);
  const gist = useMemo(() => gistOf(sent), [sent]);
  const isAnswered = answer?.body === sent;
  const isWanted = delayMs !== undefined && !isAnswered;

  useEffect(() => {
    if (!isWanted) {
      return undefined;
    }
    const controller = new AbortController();
    const { signal } = controller;
    const timer = setTimeout(async () => {
      const about = { body: sent, gist: gistOf(sent) };
      try {
        const plan = await api.previewEnvironmentPlan(JSON.parse(sent), {
          signal,
        });
        if (!signal.aborted) {
          setAnswer({ ...about, plan });
        }
      } catch (thrown) {
        if (!signal.aborted) {
          setAnswer({ ...about, error: toError(thrown) });
        }
      }
    }, delayMs);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [api, sent, isWanted, delayMs, tries]);

  const retry = useCallback(() => {
    setAnswer(undefined);
    setTries(count => count + 1);
  }, []);
  return {
    plan: answer?.gist === gist ? answer.plan : undefined,
    error: isAnswered ? answer.error : undefined,
    isPending: isWanted,
    retry,
  };
}

function gistOf(sent: string): string {
  const { note: _note, ...rest } = JSON.parse(sent);
  return JSON.stringify(rest);
}
