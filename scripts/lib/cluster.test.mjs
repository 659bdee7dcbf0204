// @ts-check
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';

import { NoClusterError, provideCluster } from './cluster.mjs';

describe('a cluster for tests', () => {
  let directory = '';

  before(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'groundwork-test-'));
  });
  after(() => rm(directory, { recursive: true }));

  /** Where nothing is built yet. */
  const environment = () => ({
    ...process.env,
    GROUNDWORK_TEST_KUBECONFIG: '',
    KUBE_TEST_SERVER_CACHE: directory,
    // Nothing is downloaded, and nothing that was is used.
    GOMODCACHE: path.join(directory, 'modules'),
    GOFLAGS: '-modcacherw',
    GOPROXY: 'off',
  });

  it('is the one that is named, which has to be there', async () => {
    const named = { GROUNDWORK_TEST_KUBECONFIG: import.meta.filename };
    const cluster = await provideCluster(named);
    assert.equal(
      cluster.environment.GROUNDWORK_TEST_KUBECONFIG,
      import.meta.filename,
    );
    await assert.rejects(
      provideCluster({ GROUNDWORK_TEST_KUBECONFIG: `${directory}/none` }),
      error =>
        !(error instanceof NoClusterError) &&
        /where there is no file/.test(String(error)),
    );
  });

  it('cannot be had where it cannot be built', async () => {
    await assert.rejects(provideCluster(environment()), error => {
      assert.ok(error instanceof NoClusterError);
      assert.match(error.message, /^There is no cluster to test on: .*\.$/);
      return true;
    });
  });

  it('cannot be had where building takes too long', async () => {
    await assert.rejects(
      provideCluster({
        ...environment(),
        GROUNDWORK_TEST_KUBE_BUILD_MINUTES: '0.00001',
      }),
      error => {
        assert.ok(error instanceof NoClusterError);
        assert.match(error.message, /not built within 0\.00001 minutes/);
        return true;
      },
    );
  });
});
