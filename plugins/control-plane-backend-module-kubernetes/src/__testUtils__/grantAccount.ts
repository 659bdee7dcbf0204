import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { ClusterHarness } from './clusterHarness';

const rbac = '/apis/rbac.authorization.k8s.io/v1';

/** A service account with the rights that the README asks for, less those on some resources. */
export async function grantAccount(
  harness: ClusterHarness,
  afterwards: (end: () => Promise<unknown>) => void,
  without: string[] = [],
) {
  const { hand } = harness;
  const name = `groundwork-test-${randomUUID()}`;
  const accounts = '/api/v1/namespaces/default/serviceaccounts';
  await hand.call('POST', accounts, { metadata: { name } });
  afterwards(() => hand.call('DELETE', `${accounts}/${name}`).catch(() => {}));
  const rules = (await documentedRules()).map(rule => ({
    ...rule,
    resources: rule.resources?.filter(one => !without.includes(one)),
  }));
  await hand.call('POST', `${rbac}/clusterroles`, {
    metadata: { name },
    rules,
  });
  afterwards(() => hand.call('DELETE', `${rbac}/clusterroles/${name}`));
  await hand.call('POST', `${rbac}/clusterrolebindings`, {
    metadata: { name },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name,
    },
    subjects: [{ kind: 'ServiceAccount', name, namespace: 'default' }],
  });
  afterwards(() => hand.call('DELETE', `${rbac}/clusterrolebindings/${name}`));
  const answer = await hand.call('POST', `${accounts}/${name}/token`, {
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'TokenRequest',
    spec: {},
  });
  const { token } = (answer as { status: { token: string } }).status;
  const { clusters } = parse(
    (harness.connection as { kubeconfig: string }).kubeconfig,
  );
  return {
    connection: {
      server: clusters[0].cluster.server,
      ca_data: clusters[0].cluster['certificate-authority-data'],
      token,
    },
    revoke: () => hand.call('DELETE', `${accounts}/${name}`),
  };
}

/** The rules of the ClusterRole in the README. */
async function documentedRules(): Promise<
  Array<{ resources?: string[] } & Record<string, unknown>>
> {
  const readme = await readFile(join(__dirname, '../../README.md'), 'utf8');
  const [, block] = /```yaml\n(apiVersion: rbac[\s\S]*?)```/.exec(readme) ?? [];
  return parse(block).rules;
}
