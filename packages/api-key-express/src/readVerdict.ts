import type { Verdict } from './Verdict';

const uuidPattern =
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const timePattern =
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
/** Nobody is kept waiting longer, whatever an answer says. */
const retryAfterMax = 60;

const malformed: Verdict = {
  result: 'unavailable',
  reason: 'malformed_answer',
};

/**
 * Reads the body of a successful answer. What is not exactly what the contract says is no verdict: it is better to refuse
 * a good caller for a while than to let anybody in.
 */
export function readVerdict(
  text: string,
  context: { product?: string; retryAfter?: number },
): Verdict {
  const body = parseObject(text);
  if (body?.valid === true) {
    return readValid(body, context.product);
  }
  if (body?.valid !== false) {
    return malformed;
  }
  if (body.reason === 'overloaded') {
    return {
      result: 'unavailable',
      reason: 'overloaded',
      retryAfter: context.retryAfter ?? 1,
    };
  }
  return {
    result: 'invalid',
    ...(typeof body.reason === 'string' &&
      /^[a-z_]{1,40}$/.test(body.reason) && { detail: body.reason }),
  };
}

/** Seconds of a `Retry-After` header, which is a number or a date; absent when it is neither. */
export function readRetryAfter(header: string | null): number | undefined {
  if (!header) {
    return undefined;
  }
  const seconds = /^\d{1,9}$/.test(header)
    ? Number(header)
    : Math.ceil((Date.parse(header) - Date.now()) / 1_000);
  return Number.isNaN(seconds)
    ? undefined
    : Math.min(Math.max(seconds, 1), retryAfterMax);
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value }
      : undefined;
  } catch {
    return undefined;
  }
}

function readValid(
  body: Record<string, unknown>,
  productAsked: string | undefined,
): Verdict {
  const { tenant_id, key_id, product, scopes = [], expires_at } = body;
  if (
    !isText(tenant_id, uuidPattern) ||
    !isText(key_id, uuidPattern) ||
    !Array.isArray(scopes) ||
    !scopes.every(scope => isText(scope, /./s)) ||
    (product !== undefined && !isText(product, /./s)) ||
    (productAsked !== undefined && (product ?? productAsked) !== productAsked)
  ) {
    return malformed;
  }
  const expiresAtMs =
    expires_at === undefined ? undefined : parseTime(expires_at);
  if (Number.isNaN(expiresAtMs)) {
    return malformed;
  }
  return {
    result: 'valid',
    // Frozen, since callers of the same key share it: none may widen the scopes of another.
    apiKey: Object.freeze({
      tenant_id,
      ...(product !== undefined && { product }),
      scopes: Object.freeze([...scopes]),
      key_id,
    }),
    expiresAtMs,
  };
}

function isText(value: unknown, pattern: RegExp): value is string {
  return typeof value === 'string' && pattern.test(value);
}

function parseTime(value: unknown): number {
  return isText(value, timePattern) ? Date.parse(value) : Number.NaN;
}
