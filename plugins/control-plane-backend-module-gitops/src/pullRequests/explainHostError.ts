import {
  TerminalRuntimeError,
  TransientRuntimeError,
} from '@groundwork/plugin-control-plane-node';
import { RedirectError } from '../access';
import { redact } from '../git/redact';
import { HostError } from './HostError';

const detailLengthMax = 300;
const retryAfterMsDefault = 60_000;

/** Codes of errors about certificates begin so. */
const certificateCodes =
  /^(CERT_|ERR_TLS_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(GET|VERIFY)_)/;

const refusals: Record<number, [reason: string, sentence: string]> = {
  401: [
    'CredentialsRefused',
    'refused the token; check pullRequest.token, or auth.token, and whether it has expired',
  ],
  403: [
    'MissingPermission',
    'does not let the token read and write pull requests of the repository',
  ],
  404: [
    'RepositoryNotFound',
    'has no such repository, or the token may not see it; check pullRequest.repository and the permissions of the token',
  ],
};

/**
 * Turns what went wrong with a call to a host of pull requests into an error of the runtime interface: terminal where a
 * person has to do something, transient where trying again can help.
 *
 * @param host - name of the server, for the sentence
 * @param secrets - what must not be in it
 */
export function explainHostError(
  error: unknown,
  host: string,
  secrets: readonly string[],
  now: number = Date.now(),
): unknown {
  if (
    error instanceof TerminalRuntimeError ||
    error instanceof TransientRuntimeError
  ) {
    return error;
  }
  if (error instanceof RedirectError) {
    return new TerminalRuntimeError(
      `The API of ${host} is elsewhere, and redirects are not followed; configure pullRequest.apiUrl`,
      { reason: 'RedirectRefused' },
    );
  }
  if (!(error instanceof HostError)) {
    return explainNetworkError(error, host);
  }
  const { status, headers } = error;
  const detail = redact(error.message, secrets)
    .replace(/\s+/g, ' ')
    .slice(0, detailLengthMax);
  if (isThrottled(error)) {
    return new TransientRuntimeError(
      `${host} takes no more calls for now (${status}: ${detail})`,
      { reason: 'Throttled', retryAfterMs: retryAfterMsOf(headers, now) },
    );
  }
  if (status >= 500) {
    return new TransientRuntimeError(`${host} failed (${status}: ${detail})`, {
      reason: 'Unavailable',
      retryAfterMs: explicitRetryMs(headers, now),
    });
  }
  const [reason, sentence] = refusals[status] ?? [
    'Refused',
    'does not take what it was asked',
  ];
  return new TerminalRuntimeError(
    `${host} ${sentence} (${status}: ${detail})`,
    { reason },
  );
}

/** GitHub says 403 as well when there were too many calls. */
function isThrottled({ status, headers, message }: HostError): boolean {
  return (
    status === 429 ||
    (status === 403 &&
      (headers['retry-after'] !== undefined ||
        headers['x-ratelimit-remaining'] === '0' ||
        /rate limit/i.test(message)))
  );
}

function retryAfterMsOf(headers: HostError['headers'], now: number): number {
  const reset = Number(
    headers['x-ratelimit-reset'] ?? headers['ratelimit-reset'],
  );
  return (
    explicitRetryMs(headers, now) ??
    (reset > 0 ? Math.max(reset * 1000 - now, 1000) : retryAfterMsDefault)
  );
}

/** `Retry-After` is seconds, or a date. */
function explicitRetryMs(
  headers: HostError['headers'],
  now: number,
): number | undefined {
  const text = headers['retry-after'];
  if (text === undefined) {
    return undefined;
  }
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isFinite(ms) ? Math.max(ms, 1000) : undefined;
}

function explainNetworkError(error: unknown, host: string): Error {
  const { code = '', name = '' } = partsOf(error);
  if (certificateCodes.test(code)) {
    return new TerminalRuntimeError(
      `The certificate of ${host} is not trusted (${code})`,
      { reason: 'CertificateNotTrusted' },
    );
  }
  return new TransientRuntimeError(
    name === 'TimeoutError'
      ? `${host} did not answer in time`
      : `${host} cannot be reached${code && ` (${code})`}`,
    { reason: name === 'TimeoutError' ? 'Timeout' : 'Unreachable' },
  );
}

/** Structural: an error of the system may come from another realm. */
function partsOf(error: unknown): { code?: string; name?: string } {
  return typeof error === 'object' && error !== null ? error : {};
}
