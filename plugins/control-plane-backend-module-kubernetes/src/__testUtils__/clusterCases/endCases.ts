import { namespacesLeft } from '../clusterHarness';
import { until, useCluster } from '../useCluster';

/** What is left of everything that the other cases have made. */
export function endCases(kubeconfig: string) {
  const { given } = useCluster(kubeconfig);

  globalThis.it('leaves no namespace behind', async () => {
    const { hand } = await given();
    await until(async () => (await namespacesLeft(hand)).length === 0, 110_000);
  });
}
