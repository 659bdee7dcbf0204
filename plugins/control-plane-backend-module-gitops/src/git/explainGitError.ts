import {
  TerminalRuntimeError,
  TransientRuntimeError,
} from '@groundwork/plugin-control-plane-node';
import type { RepositoryUrl } from '../connection';
import { GitCommandError } from './GitCommandError';

const detailLengthMax = 300;

type Explanation = {
  pattern: RegExp;
  /** A sentence on what is wrong and what to do. */
  sentence: (url: string) => string;
  /** What it is called. Trying again cannot help any of them. */
  reason: string;
};

const explanations: Explanation[] = [
  {
    pattern: /host key verification failed/i,
    sentence: url =>
      `The SSH host key of ${url} is not known; add it to known_hosts`,
    reason: 'HostKeyNotTrusted',
  },
  {
    pattern:
      /authentication failed|could not read (username|password)|requested url returned error: 40[13]|permission denied \(|permission to .* denied|invalid username or (password|token)|access denied|HTTP 40[13]|write access to repository not granted/i,
    sentence: url =>
      `The credentials for ${url} were refused; check auth.username and auth.token, or the SSH key, and that they may push`,
    reason: 'CredentialsRefused',
  },
  {
    pattern: /dubious ownership/i,
    sentence: url =>
      `The repository ${url} belongs to another user of the system; let the backend run as its owner`,
    reason: 'RepositoryNotOwned',
  },
  {
    pattern:
      /unable to update url base from redirection|returned error: 30[1278]/i,
    sentence: url =>
      `The repository ${url} has moved, and redirects are not followed; configure its new address`,
    reason: 'RedirectRefused',
  },
  {
    pattern: /transport '.*' not allowed/i,
    sentence: url => `The way to reach ${url} is not allowed`,
    reason: 'TransportRefused',
  },
];

const notFound =
  /repository .*not found|not found: did you run|returned error: 404|does not appear to be a git repository|does not exist|no such file or directory|not a git repository/i;

/**
 * Turns a failed run of Git into an error of the runtime interface: terminal where a person has to do something,
 * transient where trying again can help. Everything else, such as the reason of an abort, is passed on.
 */
export function explainGitError(
  error: unknown,
  repository: RepositoryUrl,
): unknown {
  if (!(error instanceof GitCommandError)) {
    return error;
  }
  const { url } = repository;
  if (error.failure === 'not-installed') {
    return new TerminalRuntimeError(
      'The git command could not be started; install Git where the backend runs',
    );
  }
  if (error.failure === 'timeout') {
    return new TransientRuntimeError(`${url} did not answer in time`, {
      reason: 'Timeout',
    });
  }
  if (error.failure === 'too-much-output') {
    return new TerminalRuntimeError(
      `${url} answered with more than can be read`,
    );
  }
  const detail = firstComplaint(error.detail);
  const explanation = explanations.find(candidate =>
    candidate.pattern.test(error.detail),
  );
  if (explanation) {
    const { sentence, reason } = explanation;
    return new TerminalRuntimeError(withDetail(sentence(url), detail), {
      reason,
    });
  }
  if (notFound.test(error.detail)) {
    // A folder may come back, such as a volume that is mounted late; a host that says 404 will say it again.
    return repository.kind === 'local'
      ? new TransientRuntimeError(
          withDetail(`There is no Git repository at ${url}`, detail),
        )
      : new TerminalRuntimeError(
          withDetail(
            `There is no repository ${url}, or the credentials may not see it`,
            detail,
          ),
          { reason: 'RepositoryNotFound' },
        );
  }
  return new TransientRuntimeError(
    withDetail(`Git could not work with ${url}`, detail),
  );
}

function withDetail(sentence: string, detail: string): string {
  return detail ? `${sentence} (${detail})` : `${sentence}.`;
}

/** The first line that says what is wrong, without what Git adds for people at a terminal. */
function firstComplaint(detail: string): string {
  const lines = detail
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');
  const line =
    lines.find(candidate => /^(fatal|error|ERROR|remote):/.test(candidate)) ??
    lines[0] ??
    '';
  return line.slice(0, detailLengthMax);
}
