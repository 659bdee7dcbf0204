import { screen } from '@testing-library/react';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { runtimesApiRef } from '@groundwork/plugin-control-plane-react';
import plugin from './alpha';
import { exampleId, mockRuntimes } from './__testUtils__';

function open(path: string) {
  return renderTestApp({
    features: [plugin],
    apis: [
      [runtimesApiRef, mockRuntimes()],
      mockApis.permission(),
      catalogApiMock(),
    ],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    initialRouteEntries: [path],
  });
}

describe('the plugin', () => {
  it.each([
    ['/runtimes', 'Runtimes', 'Add runtime'],
    ['/runtimes/groups', 'Runtimes', 'Create group'],
    ['/runtimes/queue', 'Runtimes', 'Try all again'],
    [`/runtimes/${exampleId(1)}`, 'Cluster EU', 'Begin maintenance'],
    ['/namespaces', 'Namespaces', 'Create namespace'],
    ['/namespaces/new', 'Create a namespace', 'Create namespace'],
    ['/namespaces/rules', 'Namespaces', 'Edit rules'],
    [
      '/namespaces/identity-groups',
      'Namespaces',
      'Look up now: group:default/team-payments',
    ],
    [`/namespaces/${exampleId(41)}`, 'payments-ledger-dev', 'Reconcile'],
  ])('shows at %s the page "%s" with "%s"', async (path, title, action) => {
    open(path);
    expect(
      await screen.findByRole('button', { name: action }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: title, level: 2 }),
    ).toBeInTheDocument();
  });

  it('reaches the control plane through the address that the portal knows', () => {
    expect(plugin.getExtension('api:runtimes/control-plane')).toBeDefined();
  });
});
