import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { toError } from '@backstage/errors';
import type { ExportAuditEventsQuery } from '@groundwork/plugin-control-plane-common';
import {
  saveFile,
  tenancyApiRef,
} from '@groundwork/plugin-control-plane-react';

/** How an export goes. */
export type ExportState =
  | { status: 'idle' }
  | { status: 'running'; bytes: number }
  | { status: 'done'; bytes: number; fileName: string }
  | { status: 'failed'; error: Error };

const MEDIA_TYPES = { ndjson: 'application/x-ndjson', csv: 'text/csv' };

/** Downloads what is filtered as one file, and tells how much of it has come. */
export function useAuditExport(): {
  state: ExportState;
  start: (query: ExportAuditEventsQuery, fileName: string) => Promise<void>;
  cancel: () => void;
} {
  const api = useApi(tenancyApiRef);
  const [state, setState] = useState<ExportState>({ status: 'idle' });
  const controller = useRef<AbortController>();
  useEffect(() => () => controller.current?.abort(), []);

  const start = useCallback(
    async (query: ExportAuditEventsQuery, fileName: string) => {
      const own = new AbortController();
      controller.current = own;
      setState({ status: 'running', bytes: 0 });
      try {
        const stream = await api.audit.export(query, { signal: own.signal });
        const parts: Uint8Array<ArrayBuffer>[] = [];
        let bytes = 0;
        const reader = stream.getReader();
        const stop = () => reader.cancel();
        own.signal.addEventListener('abort', stop);
        for (;;) {
          const { done, value } = await reader.read();
          if (done) {
            break;
          }
          parts.push(new Uint8Array(value));
          bytes += value.byteLength;
          setState({ status: 'running', bytes });
        }
        // A stream that was cancelled ends as one that is complete does.
        if (own.signal.aborted) {
          return;
        }
        saveFile(
          new Blob(parts, { type: MEDIA_TYPES[query.format ?? 'ndjson'] }),
          fileName,
        );
        setState({ status: 'done', bytes, fileName });
      } catch (thrown) {
        if (!own.signal.aborted) {
          setState({ status: 'failed', error: toError(thrown) });
        }
      }
    },
    [api],
  );
  const cancel = useCallback(() => {
    controller.current?.abort();
    setState({ status: 'idle' });
  }, []);
  return { state, start, cancel };
}
