import { useCallback, useEffect, useReducer, useRef } from 'react';
import { useApiHolder } from '@backstage/frontend-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { toError } from '@backstage/errors';
import {
  ControlPlaneError,
  ENVIRONMENT_REQUESTS_CHANNEL,
  type EnvironmentRequestChanged,
  type NamespaceChanged,
  type RuntimesChanged,
  type TemplateGateChanged,
  type TenantChanged,
} from '@groundwork/plugin-control-plane-common';
import { useLanguage } from './useLanguage';
import {
  initialLiveQueryState,
  reduceLiveQuery,
  type LiveQueryEvent,
  type LiveQueryState,
} from './liveQueryState';

/** How often is asked when nothing tells of changes. @public */
export const POLL_INTERVAL_MS = 15_000;
/** How often is asked while work is under way. @public */
export const BUSY_POLL_INTERVAL_MS = 3_000;

const BACKOFF_MS_MIN = 2_000;
const BACKOFF_MS_MAX = 30_000;
/** Changes come in bursts; one read follows several of them. */
const SIGNAL_THROTTLE_MS = 300;

/** A live query as a component sees it. @public */
export type LiveQuery<T> = LiveQueryState<T> & {
  /** Reads again now. */
  refresh: () => void;
  /** Shows a value that an action answered with, ahead of the next read. */
  replace: (value: T) => void;
};

/** A change as it is told on one of the channels. @public */
export type ToldChange =
  | EnvironmentRequestChanged
  | NamespaceChanged
  | RuntimesChanged
  | TemplateGateChanged
  | TenantChanged;

/** What {@link useLiveQuery} needs. @public */
export type UseLiveQueryOptions<T, TChange = EnvironmentRequestChanged> = {
  /** Names what is read; another key is another query. */
  key: string;
  /** Reads it. */
  load: (signal: AbortSignal) => Promise<T>;
  /** The channel on which changes are told; that of environment requests when absent. */
  channel?: string;
  /** Whether a change that was told may change what is shown; every change may when absent. */
  isAffected?: (change: TChange) => boolean;
  /** Milliseconds until it is read again when nothing tells of changes. */
  intervalMs?: (value: T | undefined) => number;
  /** What it is about. The old value stays while another key of the same subject is read, as when a filter changes. */
  subject?: string;
};

/**
 * Reads something and keeps it up to date: at once when a signal tells of a change, and by polling, as signals may be
 * off or lost. Old data stays while new is read, a hidden page does not ask, and failures are retried ever more slowly.
 *
 * @public
 */
export function useLiveQuery<
  T,
  TChange extends ToldChange = EnvironmentRequestChanged,
>(options: UseLiveQueryOptions<T, TChange>): LiveQuery<T> {
  const { key, channel = ENVIRONMENT_REQUESTS_CHANNEL } = options;
  const [state, dispatch] = useReducer(
    reduceLiveQuery as (
      state: LiveQueryState<T>,
      event: LiveQueryEvent<T>,
    ) => LiveQueryState<T>,
    initialLiveQueryState,
  );
  const signals = useApiHolder().get(signalApiRef);
  // What is shown of it is mostly formatted.
  useLanguage();
  const latest = useRef(options);
  latest.current = options;
  const runRef = useRef<() => void>(() => {});
  const replacedRef = useRef(0);
  const shownSubject = useRef<string | undefined>(undefined);
  const hasStarted = useRef(false);

  useEffect(() => {
    let disposed = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let controller: AbortController | undefined;
    let isAskedAgain = false;
    let isDueSoon = false;
    let failures = 0;
    let shown: T | undefined;

    const { subject } = latest.current;
    if (hasStarted.current) {
      dispatch({
        type: 'restarted',
        keepsValue: subject !== undefined && subject === shownSubject.current,
      });
    }
    hasStarted.current = true;
    shownSubject.current = subject;

    const scheduleIn = (delayMs: number) => {
      clearTimeout(timer);
      if (!disposed && !document.hidden) {
        timer = setTimeout(run, delayMs);
      }
    };

    const scheduleNext = () => {
      if (failures > 0) {
        scheduleIn(
          Math.min(BACKOFF_MS_MIN * 2 ** (failures - 1), BACKOFF_MS_MAX),
        );
        return;
      }
      scheduleIn(latest.current.intervalMs?.(shown) ?? POLL_INTERVAL_MS);
    };

    const askSoon = () => {
      if (controller) {
        isAskedAgain = true;
      } else if (!isDueSoon) {
        isDueSoon = true;
        scheduleIn(SIGNAL_THROTTLE_MS);
      }
    };

    async function run() {
      clearTimeout(timer);
      isDueSoon = false;
      if (controller) {
        isAskedAgain = true;
        return;
      }
      controller = new AbortController();
      const replacedBefore = replacedRef.current;
      let isFinal = false;
      try {
        const value = await latest.current.load(controller.signal);
        if (disposed) {
          return;
        }
        failures = 0;
        // An action that answered meanwhile knows better than a read that started before it.
        if (replacedBefore === replacedRef.current) {
          shown = value;
          dispatch({ type: 'succeeded', value, at: Date.now() });
        } else {
          isAskedAgain = true;
        }
      } catch (thrown) {
        if (disposed) {
          return;
        }
        failures += 1;
        const error = toError(thrown);
        isFinal = isRefusal(error);
        dispatch({ type: 'failed', error, isAccessLost: isFinal });
      } finally {
        controller = undefined;
      }
      if (isAskedAgain) {
        isAskedAgain = false;
        askSoon();
      } else if (!isFinal) {
        scheduleNext();
      }
    }
    runRef.current = run;

    const subscription = signals?.subscribe<TChange>(channel, change => {
      if (latest.current.isAffected?.(change) ?? true) {
        askSoon();
      }
    });
    const onVisible = () => {
      if (!document.hidden) {
        run();
      }
    };
    const onOffline = () => dispatch({ type: 'disconnected' });
    document.addEventListener('visibilitychange', onVisible);
    window.addEventListener('online', run);
    window.addEventListener('offline', onOffline);
    run();

    return () => {
      disposed = true;
      clearTimeout(timer);
      controller?.abort();
      subscription?.unsubscribe();
      document.removeEventListener('visibilitychange', onVisible);
      window.removeEventListener('online', run);
      window.removeEventListener('offline', onOffline);
    };
  }, [key, channel, signals]);

  const refresh = useCallback(() => {
    dispatch({ type: 'refreshRequested' });
    runRef.current();
  }, []);
  const replace = useCallback((value: T) => {
    replacedRef.current += 1;
    dispatch({ type: 'succeeded', value, at: Date.now() });
    runRef.current();
  }, []);

  return { ...state, refresh, replace };
}

/** Asking again does not help while who asks and what is asked for stay the same. */
function isRefusal(error: Error): boolean {
  return (
    error instanceof ControlPlaneError &&
    error.statusCode >= 400 &&
    error.statusCode < 500 &&
    error.code !== 'rate_limited'
  );
}
