import { parseRepositoryUrl } from '../connection';
import { explainGitError } from './explainGitError';
import { GitCommandError, type GitFailure } from './GitCommandError';

function explain(
  detail: string,
  options: { url?: string; failure?: GitFailure } = {},
) {
  const { url = 'https://git.example.com/envs.git', failure = 'exit' } =
    options;
  return explainGitError(
    new GitCommandError({ command: 'fetch', failure, detail }),
    parseRepositoryUrl(url),
  );
}

describe('explainGitError', () => {
  it.each([
    'fatal: Authentication failed for https://git.example.com/envs.git/',
    'fatal: could not read Username for https://git.example.com: terminal prompts disabled',
    'fatal: unable to access https://x/: The requested URL returned error: 403',
    'git@git.example.com: Permission denied (publickey).',
    'remote: Permission to example/envs.git denied to bot.',
    'Host key verification failed.',
    'fatal: detected dubious ownership in repository at /srv/envs.git',
    'fatal: unable to update url base from redirection',
    'fatal: unable to access https://x/: The requested URL returned error: 302',
    "fatal: transport 'ext' not allowed",
    "fatal: repository 'https://git.example.com/envs.git/' not found",
  ])('asks a person to act on: %s', detail => {
    expect(explain(detail)).toMatchObject({
      name: 'TerminalRuntimeError',
      message: expect.stringContaining('https://git.example.com/envs.git'),
    });
  });

  it.each([
    'fatal: unable to access https://x/: Could not resolve host: git.example.com',
    'fatal: unable to access https://x/: Failed to connect to git.example.com port 443',
    'fatal: unable to access https://x/: The requested URL returned error: 503',
    'fatal: the remote end hung up unexpectedly',
    'fatal: early EOF',
    'error: cannot lock ref refs/heads/main',
    'fatal: write error: No space left on device',
    'something that nobody has seen before',
    '',
  ])('tries again after: %s', detail => {
    expect(explain(detail)).toMatchObject({ name: 'TransientRuntimeError' });
  });

  it('waits for a local repository that has gone', () => {
    expect(
      explain("fatal: '/srv/envs.git' does not appear to be a git repository", {
        url: '/srv/envs.git',
      }),
    ).toMatchObject({
      name: 'TransientRuntimeError',
      message: expect.stringContaining('no Git repository at /srv/envs.git'),
    });
  });

  it('tells time, size and installation apart', () => {
    expect(explain('', { failure: 'timeout' })).toMatchObject({
      name: 'TransientRuntimeError',
    });
    expect(explain('', { failure: 'too-much-output' })).toMatchObject({
      name: 'TerminalRuntimeError',
    });
    expect(explain('', { failure: 'not-installed' })).toMatchObject({
      name: 'TerminalRuntimeError',
      message: expect.stringContaining('install Git'),
    });
  });

  it('passes on what is not from Git', () => {
    const reason = new Error('Enough');
    expect(explainGitError(reason, parseRepositoryUrl('/srv/envs.git'))).toBe(
      reason,
    );
  });
});
