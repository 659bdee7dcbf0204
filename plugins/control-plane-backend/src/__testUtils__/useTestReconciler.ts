import type {
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import { InMemoryAdapter } from './InMemoryAdapter';
import {
  startControlPlane,
  type TestControlPlane,
  type TestControlPlaneOptions,
} from './startControlPlane';
import { previewBody } from './useTestApi';
import { waitFor } from './waitFor';

/** Control planes that each test starts as it needs them, and what Ana does with the one in `plane`. */
export type TestReconciler = {
  /** The one that Ana talks to; set it to what `start` answers. */
  plane: TestControlPlane;
  /** The runtime environment of the control planes of a test; a new one for each test. */
  adapter: InMemoryAdapter;
  /** A token of Ana's. */
  ana: string;
  /** Starts one; it is stopped after the test. */
  start(options?: Partial<TestControlPlaneOptions>): Promise<TestControlPlane>;
  request(change?: Partial<typeof previewBody>): Promise<EnvironmentRequest>;
  waitUntil(
    requestId: string,
    accept: (request: EnvironmentRequest) => boolean,
  ): Promise<EnvironmentRequest>;
  waitForStatus(
    requestId: string,
    status: EnvironmentRequest['status'],
  ): Promise<EnvironmentRequest>;
  /** What happened, oldest first, such as `approved`. */
  listActions(requestId: string): Promise<string[]>;
};

/** Starts and stops control planes around the tests of a `describe`. */
export function useTestReconciler(
  databases: TestDatabases,
  databaseId: TestDatabaseId,
): TestReconciler {
  const planes: TestControlPlane[] = [];
  let plane: TestControlPlane | undefined;
  let adapter = new InMemoryAdapter();
  let ana = '';

  beforeEach(() => {
    plane = undefined;
    adapter = new InMemoryAdapter();
  });

  afterEach(async () => {
    for (const started of planes.splice(0)) {
      await started.stop();
    }
  });

  const fixture: TestReconciler = {
    get plane() {
      if (!plane) {
        throw new Error('The test has started no control plane');
      }
      return plane;
    },
    set plane(started) {
      plane = started;
    },
    get adapter() {
      return adapter;
    },
    get ana() {
      return ana;
    },
    async start(options = {}) {
      const started = await startControlPlane({
        databases,
        databaseId,
        adapter,
        ...options,
      });
      planes.push(started);
      ana = await started.token('ana', ['requester']);
      return started;
    },
    request: (change = {}) =>
      fixture.plane.client.createEnvironmentRequest(
        { ...previewBody, ...change },
        { token: ana },
      ),
    waitUntil: (requestId, accept) =>
      waitFor(
        () =>
          fixture.plane.client.getEnvironmentRequest(requestId, { token: ana }),
        accept,
      ),
    waitForStatus: (requestId, status) =>
      fixture.waitUntil(requestId, answer => answer.status === status),
    async listActions(requestId) {
      const { items } = await fixture.plane.client.listEnvironmentRequestEvents(
        requestId,
        {},
        { token: ana },
      );
      return items
        .map(({ action }) => action.replace('environment-request.', ''))
        .reverse();
    },
  };
  return fixture;
}
