import { ConfigReader } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { JsonObject, JsonValue } from '@backstage/types';
import { testControlPlaneConfig } from '../__testUtils__/testControlPlaneConfig';
import { readControlPlaneConfig } from './readControlPlaneConfig';

function read(controlPlane: JsonObject) {
  return readControlPlaneConfig(new ConfigReader({ controlPlane }));
}

/** The example configuration with one key changed. */
function withKey(path: string, value: JsonValue | undefined): JsonObject {
  const config: JsonObject = structuredClone(testControlPlaneConfig);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let parent = config;
  for (const key of keys) {
    parent[key] ??= {};
    parent = parent[key] as JsonObject;
  }
  parent[last] = value;
  return config;
}

function problemsOf(config: JsonObject): string {
  try {
    read(config);
    return '';
  } catch (error) {
    return String(error);
  }
}

describe('readControlPlaneConfig', () => {
  it('fills in what is not given, and requires approval unless told otherwise', () => {
    const config = read(withKey('classes.preview.approval', undefined));
    expect(config.classes.preview).toMatchObject({
      approval: { required: true },
      description: '',
      policyPacks: ['default-deny-ingress'],
    });
    expect(config.quotaProfiles.small.loadBalancers).toBe(0);
    expect(readControlPlaneConfig(new ConfigReader({}))).toMatchObject({
      classes: {},
      runtimes: {},
      reconciler: {
        concurrency: 10,
        leaseMs: 30_000,
        pollIntervalMs: 1_000,
        resyncIntervalMs: 300_000,
        callTimeoutMs: 60_000,
        backoffBaseMs: 1_000,
        backoffCapMs: 300_000,
        attemptsMax: 10,
      },
    });
  });

  it('takes quantities as numbers too', () => {
    expect(
      read(withKey('quotaProfiles.small.cpu', 2)).quotaProfiles.small.cpu,
    ).toBe('2');
  });

  it.each<[string, JsonValue]>([
    ['runtimes.memory.type', ''],
    ['runtimes.memory.title', 7],
    ['runtimes.memory.connection', 'a text'],
    ['runtimes.memory.typ', 'memory'],
    ['runtimes.Upper', { type: 'memory' }],
    ['runtimeGroups.default.runtimes', ['elsewhere']],
    ['runtimeGroups.default.runtimes', ['memory', 'memory']],
    ['runtimeGroups.default.runtimes', []],
    ['runtimeGroups', { a: { runtimes: ['memory'] } }],
    ['quotaProfiles.small.cpu', 'lots'],
    ['quotaProfiles.small.memory', '-4Gi'],
    ['quotaProfiles.small.storage', '20 Gi'],
    ['quotaProfiles.small.pods', 1.5],
    ['quotaProfiles.small.loadBalancers', -1],
    ['quotaProfiles.small.gpus', 1],
    ['classes.preview.title', ''],
    ['classes.preview.ttlHours.default', 0],
    ['classes.preview.ttlHours.default', 169],
    ['classes.preview.ttlHours.max', 87_601],
    ['classes.preview.quotaProfile', 'tiny'],
    ['classes.preview.policyPacks', ['Not A Label']],
    ['classes.preview.estimatedMonthlyCostUsd', -1],
    ['classes.preview.regions', []],
    ['classes.preview.regions', ['../etc']],
    ['classes.preview.runtimeGroup', 'elsewhere'],
    ['classes.preview.approval.required', 'no'],
    ['classes.preview.aproval', { required: false }],
    ['classes.no_label', testControlPlaneConfig.classes.preview],
    ['reconciler.concurrency', 0],
    ['reconciler.concurrency', 1.5],
    ['reconciler.maxAttempts', -1],
    ['reconciler.maxAttempts', 'many'],
    ['reconciler.lease', { seconds: 0 }],
    ['reconciler.lease', 'soon'],
    ['reconciler.pollInterval', { milliseconds: 0 }],
    ['reconciler.resyncInterval', { days: 365 }],
    ['reconciler.callTimeout', { days: 30 }],
    ['reconciler.backoff', { seconds: -1 }],
    ['reconciler.maxBackoff', { milliseconds: 1 }],
  ])('refuses %s = %j and names the key', (path, value) => {
    const act = () => read(withKey(path, value));
    expect(act).toThrow(InputError);
    expect(act).toThrow(`controlPlane.${path}`);
  });

  it('needs a default runtime group for classes that name none', () => {
    expect(() =>
      read({
        ...testControlPlaneConfig,
        runtimes: {},
        runtimeGroups: {},
      }),
    ).toThrow('controlPlane.classes.preview.runtimeGroup');
  });

  it('names every key that is wrong at once', () => {
    const message = problemsOf({
      ...withKey('classes.preview.title', ''),
      reconciler: { concurrency: 0, lease: 'never' },
    });
    for (const key of [
      'classes.preview.title',
      'reconciler.concurrency',
      'reconciler.lease',
    ]) {
      expect(message).toContain(`controlPlane.${key}`);
    }
  });

  it('tells nothing of a connection, which may hold secrets', () => {
    const config = withKey('runtimes.memory', {
      type: '',
      connection: { password: 'very-secret' },
    });
    expect(problemsOf(config)).not.toContain('very-secret');
  });
});
