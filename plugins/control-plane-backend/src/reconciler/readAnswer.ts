import { isError } from '@backstage/errors';
import {
  TransientRuntimeError,
  type ApplyResult,
  type Observation,
  type RemoveResult,
} from '@groundwork/plugin-control-plane-node';
import { z, type ZodType } from 'zod';
import type { Outcome } from './Outcome';

const link = z.object({
  title: z.string(),
  kind: z.enum(['commit', 'repository', 'pull_request', 'dashboard', 'argocd']),
  url: z.string().optional(),
  reference: z.string().optional(),
});

/** Links are for convenience: one that makes no sense is left out. */
const links = z
  .array(z.unknown())
  .transform(values =>
    values.flatMap(value => link.safeParse(value).data ?? []),
  );

/** What is no number is no wait. */
const wait = z
  .unknown()
  .transform(value => (typeof value === 'number' ? value : 0));

const observation = z.object({
  resources: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      name: z.string(),
      location: z.string(),
      state: z.enum(['in_sync', 'missing', 'changed', 'extra']),
      fields: z.array(
        z.object({
          path: z.string(),
          desired: z.string().optional(),
          live: z.string().optional(),
          changed_by: z.string().optional(),
        }),
      ),
    }),
  ),
  links: links.optional(),
});

const applied = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.enum(['applied', 'unchanged']), links }),
  z.object({
    outcome: z.literal('waiting'),
    message: z.string(),
    links,
    requeueAfterMs: wait,
  }),
]);

const removed = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.enum(['removed', 'absent']) }),
  z.object({
    outcome: z.literal('waiting'),
    message: z.string(),
    requeueAfterMs: wait,
  }),
]);

/**
 * What an adapter has observed, without what else it says. Adapters are guests: what is not as the interface says is a
 * failure of theirs, and must not become one of ours when it is written down.
 *
 * @throws TransientRuntimeError when it makes no sense.
 */
export function readObservation(answer: unknown): Observation {
  return read(observation, answer);
}

/** The same of what an adapter says of applying. */
export function readApplyResult(answer: unknown): ApplyResult {
  return read(applied, answer);
}

/** The same of what an adapter says of removing. */
export function readRemoveResult(answer: unknown): RemoveResult {
  return read(removed, answer);
}

function read<T>(schema: ZodType<T>, answer: unknown): T {
  const result = schema.safeParse(answer);
  if (result.success) {
    return result.data;
  }
  const [{ path, message }] = result.error.issues;
  const where = path.length > 0 ? ` (${path.join('.')}: ${message})` : '';
  throw new TransientRuntimeError(`The answer makes no sense${where}`);
}

/**
 * What an adapter has thrown, whatever that is. By name, as an adapter may bring its own copy of the package that defines
 * the errors.
 */
export function readFault(thrown: unknown): Outcome {
  try {
    const { name, message } = isError(thrown)
      ? thrown
      : { name: '', message: String(thrown) };
    const retryAfterMs =
      name === 'TransientRuntimeError'
        ? (thrown as TransientRuntimeError).retryAfterMs
        : undefined;
    return {
      result: 'error',
      terminal: name === 'TerminalRuntimeError',
      message,
      ...(typeof retryAfterMs === 'number' && { retryAfterMs }),
    };
  } catch {
    // It cannot even be looked at.
    return {
      result: 'error',
      terminal: false,
      message: 'It failed in a way that cannot be described',
    };
  }
}
