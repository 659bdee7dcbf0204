import { mockServices } from '@backstage/backend-test-utils';
import {
  anyAddress,
  exampleNamespace,
  runtimeAdapterContract,
} from '@groundwork/plugin-control-plane-node/testUtils';
import {
  changeCases,
  endCases,
  faultCases,
  ownershipCases,
  raceCases,
  signInCases,
} from './__testUtils__/clusterCases';
import { clusterHarness } from './__testUtils__/clusterHarness';
import { KubernetesAdapter } from './KubernetesAdapter';

jest.setTimeout(120_000);

const kubeconfig = process.env.GROUNDWORK_TEST_KUBECONFIG;
if (kubeconfig) {
  runtimeAdapterContract({
    name: 'a real API server',
    create: () => clusterHarness(kubeconfig),
  });
  const cases = {
    ownership: ownershipCases,
    races: raceCases,
    changes: changeCases,
    'signing in': signInCases,
    // In one of them the API server is killed.
    faults: faultCases,
    'in the end': endCases,
  };
  for (const [title, register] of Object.entries(cases)) {
    describe(`KubernetesConnection and a real API server: ${title}`, () => {
      register(kubeconfig);
    });
  }
} else {
  process.stdout.write(
    'The adapter contract and the cases of a real API server are left out: GROUNDWORK_TEST_KUBECONFIG is not set\n',
  );
}

describe('KubernetesAdapter', () => {
  const { signal } = new AbortController();
  const logger = mockServices.logger.mock();

  it('looks at names before it calls anybody', async () => {
    const connection = await KubernetesAdapter.create().connect({
      name: 'test',
      addresses: anyAddress,
      logger,
      connection: { server: 'https://127.0.0.1:1', token: 'x' },
    });
    const hostile = exampleNamespace({ name: '../../secrets' });
    await expect(connection.apply(hostile, { signal })).rejects.toMatchObject({
      name: 'TerminalRuntimeError',
      message: 'The name of the environment is not a DNS label',
    });
    await connection.close?.();
  });

  it('says that in_cluster needs a cluster', async () => {
    const connection = await KubernetesAdapter.create().connect({
      name: 'test',
      addresses: anyAddress,
      logger,
      connection: { in_cluster: true },
    });
    await expect(
      connection.observe(exampleNamespace(), { signal }),
    ).rejects.toMatchObject({
      name: 'TerminalRuntimeError',
      reason: 'NotInCluster',
    });
    await connection.close?.();
  });
});
