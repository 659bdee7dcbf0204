import {
  TerminalRuntimeError,
  TransientRuntimeError,
} from '@groundwork/plugin-control-plane-node';
import { KubeStatusError } from './KubeStatusError';
import { isCertificateError, isTimeout, networkCodeOf } from './networkErrors';

const detailLengthMax = 400;

/**
 * Turns a failed call into an error of the runtime interface, each with a reason and a sentence: terminal where a person
 * has to do something, transient where trying again can help. The reason of an abort is passed on.
 */
export function explainKubeError(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) {
    return signal.reason;
  }
  if (
    error instanceof TerminalRuntimeError ||
    error instanceof TransientRuntimeError
  ) {
    return error;
  }
  if (error instanceof KubeStatusError) {
    return explainStatus(error);
  }
  const code = networkCodeOf(error);
  if (isCertificateError(error)) {
    return new TerminalRuntimeError(
      `The certificate of the API server is not trusted (${code}); check the certificate authority and the address`,
      { reason: 'CertificateNotTrusted' },
    );
  }
  if (isTimeout(error)) {
    return new TransientRuntimeError('The API server did not answer in time', {
      reason: 'Timeout',
    });
  }
  if (code !== undefined) {
    return new TransientRuntimeError(
      `The API server cannot be reached (${code})`,
      { reason: 'Unreachable' },
    );
  }
  if (error instanceof SyntaxError) {
    return new TransientRuntimeError(
      'What answers is not an API server: the answer is not JSON',
      { reason: 'UnexpectedAnswer' },
    );
  }
  return error;
}

function explainStatus(error: KubeStatusError): Error {
  const { status } = error;
  if (status >= 300 && status < 400) {
    return terminal(
      'Redirected',
      'The API server answered with a redirect, which is not followed; configure its own address',
    );
  }
  if (status === 401) {
    return terminal(
      'CredentialsRefused',
      'The API server refused the credentials; the token or certificate has expired or was revoked, configure another one',
    );
  }
  if (status === 403) {
    return explainForbidden(error);
  }
  if (status === 404) {
    return transient(
      'NotFound',
      `The API server has no ${placeOf(error)}`,
      error,
    );
  }
  if (status === 409) {
    return transient(
      'Conflict',
      `Somebody else changes ${placeOf(error)} at the same time: ${detailOf(error)}`,
      error,
    );
  }
  if (status === 410) {
    return transient(
      'Expired',
      'What was read is too old to go on from; it has to be read again',
      error,
    );
  }
  if (status === 422 || status === 400) {
    return terminal(
      'Invalid',
      `The API server does not accept ${placeOf(error)}: ${detailOf(error)}`,
    );
  }
  if (status === 429) {
    return transient(
      'Throttled',
      'The API server has too much to do and asks to wait',
      error,
    );
  }
  return status >= 500
    ? transient(
        'ServerError',
        `The API server failed with HTTP ${status}: ${detailOf(error)}`,
        error,
      )
    : terminal(
        'UnexpectedAnswer',
        `The API server answered ${placeOf(error)} with HTTP ${status}`,
      );
}

function explainForbidden(error: KubeStatusError): Error {
  if (error.isTerminating) {
    return transient(
      'NamespaceTerminating',
      `The namespace ${error.subject.namespace} is being deleted`,
      error,
    );
  }
  if (/exceeded quota/i.test(error.message)) {
    return transient(
      'QuotaExceeded',
      `A quota does not leave room for ${placeOf(error)}: ${detailOf(error)}`,
      error,
    );
  }
  const missing = /cannot ([a-z]+) resource "([^"]{1,100})"/.exec(
    error.message,
  );
  if (missing) {
    const [, verb, resource] = missing;
    return terminal(
      'MissingPermission',
      `The credentials lack the right to ${verb} ${resource}${within(error)}; grant it with a ClusterRole`,
    );
  }
  if (/attempting to grant RBAC permissions/.test(error.message)) {
    return terminal(
      'MissingPermission',
      `The credentials lack the right to bind the ClusterRoles view and edit${within(error)}; grant it with a ClusterRole`,
    );
  }
  return terminal(
    'Forbidden',
    `The API server forbids to ${error.subject.verb} ${placeOf(error)}: ${detailOf(error)}`,
  );
}

function terminal(reason: string, message: string): TerminalRuntimeError {
  return new TerminalRuntimeError(message, { reason });
}

function transient(
  reason: string,
  message: string,
  { retryAfterMs }: KubeStatusError,
): TransientRuntimeError {
  return new TransientRuntimeError(message, { reason, retryAfterMs });
}

function placeOf(error: KubeStatusError): string {
  const { resource, name } = error.subject;
  return `${resource}${name === undefined ? '' : ` ${name}`}${within(error)}`;
}

function within({ subject }: KubeStatusError): string {
  return subject.namespace === undefined
    ? ''
    : ` in the namespace ${subject.namespace}`;
}

/** What the API server says, on one line and not too long. */
function detailOf(error: KubeStatusError): string {
  const text = error.message.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
  return text.length <= detailLengthMax
    ? text
    : `${text.slice(0, detailLengthMax)}…`;
}
