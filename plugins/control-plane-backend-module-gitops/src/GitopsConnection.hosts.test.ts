import { exampleNamespace } from '@groundwork/plugin-control-plane-node/testUtils';
import { pullRequestHarness } from './__testUtils__/pullRequestHarness';
import type { ForgeAnswer } from './__testUtils__/ForgeServer';
import { patience, statesOf, useGitops } from './__testUtils__/useGitops';

const canary = 'canary-s3cret-token';
const inAnHour = () => String(Math.floor(Date.now() / 1000) + 3600);

describe.each(['github', 'gitlab'] as const)('%s as a host', provider => {
  const { given, connect } = useGitops();

  it('tells each refusal by its reason, and never its token', async () => {
    const harness = await given(() => pullRequestHarness(provider, canary));
    const connection = await connect(harness);
    const seen: unknown[] = [];
    const attempt = async (answer: ForgeAnswer | undefined) => {
      harness.host.intercept = answer && (() => answer);
      const error = await connection
        .apply(exampleNamespace(), patience)
        .catch(reason => reason);
      seen.push(error.message, error.stack, JSON.stringify(error));
      return error;
    };
    const conditions: Array<[ForgeAnswer, object]> = [
      [
        { status: 401, body: { message: `Bad credentials ${canary}` } },
        { name: 'TerminalRuntimeError', reason: 'CredentialsRefused' },
      ],
      [
        { status: 403, body: { message: 'Resource not accessible' } },
        { name: 'TerminalRuntimeError', reason: 'MissingPermission' },
      ],
      [
        { status: 404, body: { message: 'Not Found' } },
        { name: 'TerminalRuntimeError', reason: 'RepositoryNotFound' },
      ],
      [
        { status: 422, body: { message: ['Validation Failed'] } },
        { name: 'TerminalRuntimeError', reason: 'Refused' },
      ],
      [
        {
          status: 429,
          headers: { 'retry-after': '17' },
          body: { message: 'Slow down' },
        },
        {
          name: 'TransientRuntimeError',
          reason: 'Throttled',
          retryAfterMs: 17_000,
        },
      ],
      [
        {
          status: 403,
          headers: {
            'x-ratelimit-remaining': '0',
            'x-ratelimit-reset': inAnHour(),
          },
          body: { message: 'API rate limit exceeded' },
        },
        {
          name: 'TransientRuntimeError',
          reason: 'Throttled',
        },
      ],
      [
        { status: 502, body: 'Bad gateway' },
        { name: 'TransientRuntimeError', reason: 'Unavailable' },
      ],
    ];
    for (const [answer, expected] of conditions) {
      expect(await attempt(answer)).toMatchObject(expected);
    }
    harness.host.intercept = () => ({
      status: 429,
      headers: { 'retry-after': '1' },
    });
    expect(await connection.checkHealth(patience)).toMatchObject({
      status: 'degraded',
    });
    harness.host.intercept = undefined;
    expect(await connection.checkHealth(patience)).toMatchObject({
      status: 'healthy',
    });
    // Nothing was tried twice behind the back of the reconciler.
    expect(harness.host.calls).toHaveLength(conditions.length + 2);
    expect(seen.join('\n')).not.toContain(canary);
    expect(harness.logged()).not.toContain(canary);
    expect(harness.host.calls.join('\n')).not.toContain(canary);
  }, 60_000);

  it('says when the token is another, may not write, or the host does not answer', async () => {
    const harness = await given(() => pullRequestHarness(provider));
    const stranger = await connect(harness, {
      pullRequest: { ...harness.connection.pullRequest, token: 'another' },
    });
    await expect(
      stranger.apply(exampleNamespace(), patience),
    ).rejects.toMatchObject({ reason: 'CredentialsRefused' });

    const connection = await connect(harness);
    if ('permissions' in harness.host) {
      harness.host.permissions.push = false;
    } else {
      harness.host.accessLevel = 20;
    }
    await expect(
      connection.apply(exampleNamespace(), patience),
    ).rejects.toMatchObject({
      name: 'TerminalRuntimeError',
      reason: 'MissingPermission',
    });
    expect(await connection.checkHealth(patience)).toMatchObject({
      status: 'unavailable',
      message: expect.stringContaining('may not write'),
    });
    await harness.host.stop();
    await expect(
      connection.apply(exampleNamespace(), patience),
    ).rejects.toMatchObject({
      name: 'TransientRuntimeError',
      reason: 'Unreachable',
    });
    await harness.host.start();
  }, 60_000);

  it('opens drafts with labels, and merges by itself as soon as the host allows it', async () => {
    const harness = await given(() => pullRequestHarness(provider));
    const { forge } = harness.host;
    const settings = harness.connection.pullRequest;
    const drafting = await connect(harness, {
      pullRequest: { ...settings, draft: true, labels: ['environments'] },
    });
    await drafting.apply(exampleNamespace(), patience);
    expect(forge.requests).toEqual([
      expect.objectContaining({
        draft: true,
        labels: ['environments'],
        state: 'open',
      }),
    ]);

    const merging = await connect(harness, {
      commit: { message: '{action} {name} of {team} in {region}' },
      pullRequest: { ...settings, autoMerge: 'squash' },
    });
    forge.isProtected = true;
    const desired = exampleNamespace();
    expect(await merging.apply(desired, patience)).toMatchObject({
      outcome: 'waiting',
    });
    expect(forge.requests[1].title).toBe(
      `Provision ${desired.name} of team-payments in us-east-1`,
    );
    forge.isProtected = false;
    expect(await merging.apply(desired, patience)).toMatchObject({
      outcome: 'applied',
      links: [{ kind: 'commit' }],
    });
    expect(await statesOf(merging, desired)).toEqual(['in_sync']);
    expect(await merging.remove(desired, patience)).toEqual({
      outcome: 'removed',
    });
    expect(await statesOf(merging, desired)).toEqual(['missing']);
  }, 60_000);

  it('finds the open one among hundreds that are not', async () => {
    const harness = await given(() => pullRequestHarness(provider));
    const connection = await connect(harness);
    const desired = exampleNamespace();
    for (let count = 0; count < 120; count++) {
      harness.host.forge.requests.push({
        number: 1000 + count,
        source: `groundwork/test/${desired.id}`,
        target: 'main',
        state: 'merged',
        title: 'Earlier',
        body: '',
        labels: [],
        draft: false,
        removeSource: false,
      });
    }
    await connection.apply(desired, patience);
    const again = await connection.apply(desired, patience);
    expect(again.outcome).toBe('waiting');
    expect(
      harness.host.forge.requests.filter(({ state }) => state === 'open'),
    ).toHaveLength(1);
  }, 60_000);
});
