import { runtimeAdapterContract } from '@groundwork/plugin-control-plane-node/testUtils';
import {
  pullRequestHarness,
  withRobot,
} from './__testUtils__/pullRequestHarness';

runtimeAdapterContract({
  name: 'pull requests that a robot merges',
  create: async () => {
    const harness = await pullRequestHarness('github');
    return withRobot(harness, number => harness.host.forge.mergeByHand(number));
  },
});
