import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isError } from '@backstage/errors';
import type { AuditAppend } from '@groundwork/plugin-control-plane-common';
import type { Response, Router } from 'express';
import { callerOf, signalOf } from '../http';
import type { AuditFilter } from './AuditEventReader';
import type { AuditService } from './AuditService';
import type { ExportFormat } from './exportEvents';

const ndjson = 'application/x-ndjson';

/** Routes of the audit log. */
export function addAuditRoutes(options: { service: AuditService }) {
  const { service } = options;

  return (router: Router): void => {
    router.get('/v1/audit', async (request, response) => {
      // The contract has filled in the defaults and turned numbers into what they are.
      const query = request.query as unknown as AuditFilter & {
        limit: number;
        cursor?: number;
      };
      response.json(await service.list(callerOf(response).principal, query));
    });

    router.post('/v1/audit', async (request, response) => {
      const body: AuditAppend = request.body;
      response.status(201).json(await service.append(callerOf(response), body));
    });

    router.get('/v1/audit/export', async (request, response) => {
      const { format, ...filter } = request.query as unknown as AuditFilter & {
        format: ExportFormat;
      };
      const text = await service.export(callerOf(response), format, filter);
      response.attachment(`audit.${format}`);
      await stream(
        response,
        format === 'csv' ? 'text/csv; charset=utf-8' : ndjson,
        text,
      );
    });

    router.get('/v1/audit/verify', async (request, response) => {
      const { limit, cursor } = request.query as unknown as {
        limit: number;
        cursor?: number;
      };
      const run = await service.verify(callerOf(response).principal, {
        limit,
        cursor,
        signal: signalOf(response),
      });
      if (request.accepts(['application/json', ndjson]) === ndjson) {
        await stream(response, ndjson, toLines(run));
        return;
      }
      let step = await run.next();
      while (!step.done) {
        step = await run.next();
      }
      response.json(step.value);
    });

    router.get('/v1/audit/chain', async (_request, response) => {
      response.json(await service.readChain(callerOf(response).principal));
    });
  };
}

/** What a run yields and then answers with, a line for each. */
async function* toLines(
  run: AsyncGenerator<object, object>,
): AsyncGenerator<string> {
  for (;;) {
    const { value, done } = await run.next();
    yield `${JSON.stringify(value)}\n`;
    if (done) {
      return;
    }
  }
}

/** Sends text as fast as the client takes it, and ends with the client. */
async function stream(
  response: Response,
  contentType: string,
  text: AsyncGenerator<string>,
): Promise<void> {
  response.status(200).setHeader('Content-Type', contentType);
  try {
    await pipeline(Readable.from(text, { highWaterMark: 1 }), response);
  } catch (error) {
    if (!isGone(error)) {
      throw error;
    }
  }
}

/** Whether the client has gone away: there is nobody to answer, and nothing went wrong. */
function isGone(error: unknown): boolean {
  return isError(error) && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}
