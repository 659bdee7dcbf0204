import type { JsonObject } from '@backstage/types';
import { testControlPlaneConfig } from '../testControlPlaneConfig';

/** Runtime environments of the chaos: two in fair weather, one that flaps, one that hangs. */
export const chaosRuntimes = ['calm', 'steady', 'flapping', 'hanging'] as const;

/** How long a pass that is not renewed is left alone, in milliseconds. */
export const chaosLeaseMs = 3_000;

const groups: Record<string, string[]> = {
  fair: ['calm', 'steady'],
  flaps: ['steady', 'flapping'],
  hangs: ['calm', 'hanging'],
  all: [...chaosRuntimes],
};

/** Names of groups, each the name of an environment class as well. */
export const chaosGroups = Object.keys(groups);

/** The configuration of the replicas. */
export const chaosConfig: JsonObject & { reconciler: JsonObject } = {
  runtimes: Object.fromEntries(
    chaosRuntimes.map(name => [
      name,
      { type: 'chaos', title: name, connection: {} },
    ]),
  ),
  runtimeGroups: Object.fromEntries(
    chaosGroups.map(name => [
      name,
      { runtimes: groups[name], ...(name === 'fair' && { default: true }) },
    ]),
  ),
  runtimeHealth: {
    checkInterval: { seconds: 1 },
    checkTimeout: { milliseconds: 500 },
  },
  classes: Object.fromEntries(
    chaosGroups.map(name => [
      name,
      { ...testControlPlaneConfig.classes.preview, runtimeGroup: name },
    ]),
  ),
  identityGroups: { catalog: { enabled: false } },
  reconciler: {
    lease: { milliseconds: chaosLeaseMs },
    callTimeout: { seconds: 1 },
    concurrency: 5,
    pollInterval: { milliseconds: 500 },
    // Nothing gives up: what is wrong in the end was lost, and not left by decision.
    maxAttempts: 1_000_000,
    backoff: { milliseconds: 50 },
    maxBackoff: { seconds: 1 },
    circuitPause: { milliseconds: 200 },
  },
};
