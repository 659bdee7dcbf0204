import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { toError } from '@backstage/errors';
import type { AuditVerification } from '@groundwork/plugin-control-plane-common';
import { tenancyApiRef } from '@groundwork/plugin-control-plane-react';

/** How a verification goes. */
export type VerificationState =
  | { status: 'idle' }
  | { status: 'running'; verified: number }
  | { status: 'stopped'; verified: number }
  | { status: 'done'; result: AuditVerification }
  | { status: 'failed'; error: Error };

/** So many events at a time: few enough that a person sees it move. */
export const PART_SIZE = 20_000;

/** Verifies the whole chain part by part, until its end or the first event that is not what it was. */
export function useChainVerification(onDone: () => void): {
  state: VerificationState;
  start: () => Promise<void>;
  stop: () => void;
} {
  const api = useApi(tenancyApiRef);
  const [state, setState] = useState<VerificationState>({ status: 'idle' });
  const controller = useRef<AbortController>();
  const latestDone = useRef(onDone);
  latestDone.current = onDone;
  useEffect(() => () => controller.current?.abort(), []);

  const start = useCallback(async () => {
    const own = new AbortController();
    controller.current = own;
    let verified = 0;
    let cursor: number | undefined;
    setState({ status: 'running', verified });
    try {
      for (;;) {
        const part: AuditVerification = await api.audit.verify(
          { limit: PART_SIZE, cursor },
          { signal: own.signal },
        );
        if (own.signal.aborted) {
          return;
        }
        verified += part.verified;
        cursor = part.next_cursor;
        if (part.status === 'broken' || cursor === undefined) {
          setState({ status: 'done', result: { ...part, verified } });
          latestDone.current();
          return;
        }
        setState({ status: 'running', verified });
      }
    } catch (thrown) {
      if (!own.signal.aborted) {
        setState({ status: 'failed', error: toError(thrown) });
      }
    }
  }, [api]);

  const stop = useCallback(() => {
    controller.current?.abort();
    setState(previous =>
      previous.status === 'running'
        ? { status: 'stopped', verified: previous.verified }
        : previous,
    );
  }, []);
  return { state, start, stop };
}
