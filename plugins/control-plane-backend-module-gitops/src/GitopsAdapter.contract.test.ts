import { runtimeAdapterContract } from '@groundwork/plugin-control-plane-node/testUtils';
import {
  httpHarness,
  localHarness,
  remoteHarness,
} from './__testUtils__/gitopsHarness';

runtimeAdapterContract({
  name: 'a local bare repository',
  create: localHarness,
  without: ['hangRuntime'],
});

runtimeAdapterContract({
  name: 'a Git server over HTTP',
  create: httpHarness,
});

const url = process.env.GROUNDWORK_TEST_GIT_REMOTE;
if (url) {
  runtimeAdapterContract({
    name: `the remote repository ${url}`,
    create: () =>
      remoteHarness({
        url,
        username: process.env.GROUNDWORK_TEST_GIT_USERNAME,
        token: process.env.GROUNDWORK_TEST_GIT_TOKEN,
      }),
    without: ['hangRuntime'],
  });
} else {
  process.stdout.write(
    'The adapter contract is not run against a remote repository: GROUNDWORK_TEST_GIT_REMOTE is not set\n',
  );
}
