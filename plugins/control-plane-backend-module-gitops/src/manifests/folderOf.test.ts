import { exampleNamespace } from '@groundwork/plugin-control-plane-node/testUtils';
import fc from 'fast-check';
import { posix } from 'node:path';
import { folderOf, requestIdOf } from './folderOf';

describe('folderOf', () => {
  it('is below clusters by region, team, app and request', () => {
    const desired = exampleNamespace();
    expect(folderOf(desired)).toBe(
      `clusters/us-east-1/teams/team-payments/payments-api/${desired.id}`,
    );
  });

  it('refuses, or stays in its place, whatever the names are', () => {
    const hostile = fc.oneof(
      fc.constantFrom('..', '.', '.git', 'a/../..', 'a\\..', 'A', 'a\u0000'),
      fc.string(),
      fc.stringMatching(/^[a-z0-9-]{1,70}$/),
    );
    fc.assert(
      fc.property(hostile, hostile, hostile, (region, team, app) => {
        const desired = exampleNamespace({ region, team, app });
        const expected = `clusters/${region}/teams/${team}/${app}/${desired.id}`;
        const outcome = outcomeOf(() => folderOf(desired));
        expect([expected, 'TerminalRuntimeError']).toContain(outcome);
        // Legal is only what cannot be read as another place.
        expect(
          outcome === expected &&
            (posix.normalize(expected) !== expected ||
              expected.split('/').length !== 6 ||
              /[^a-z0-9/-]/.test(expected)),
        ).toBe(false);
      }),
    );
  });
});

function outcomeOf(call: () => string): string {
  try {
    return call();
  } catch (error) {
    return error instanceof Error ? error.name : 'no error';
  }
}

describe('requestIdOf', () => {
  const id = '0e0a8b3c-9d52-4a39-8a0e-0d8f3ef0a001';

  it('tells whose folder a path is in', () => {
    expect(requestIdOf(`clusters/r/teams/t/a/${id}/namespace.yaml`)).toBe(id);
    expect(requestIdOf(`clusters/r/teams/t/a/${id}`)).toBe(id);
  });

  it('tells a path that may concern any folder', () => {
    expect(requestIdOf('clusters')).toBe('any');
    expect(requestIdOf('clusters/r/teams')).toBe('any');
  });

  it('leaves alone what is not ours', () => {
    expect(requestIdOf('README.md')).toBeUndefined();
    expect(requestIdOf('clusters/r/teams/t/a/notes/x')).toBeUndefined();
  });
});
