import { screen } from '@testing-library/react';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { controlPlaneApiRef } from '@groundwork/plugin-control-plane-react';
import plugin from './alpha';
import { exampleId, mockControlPlane } from './__testUtils__';

function open(path: string) {
  return renderTestApp({
    features: [plugin],
    apis: [mockControlPlane(), mockApis.permission(), catalogApiMock()],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    initialRouteEntries: [path],
  });
}

describe('the plugin', () => {
  it.each([
    ['/environments', 'Environments'],
    ['/environments/new', 'Request an environment'],
    [`/environments/${exampleId(1)}`, 'payments-api · preview'],
    ['/approvals', 'Approvals'],
  ])('shows at %s the page "%s"', async (path, title) => {
    open(path);
    expect(
      await screen.findByRole('heading', { name: title, level: 2 }),
    ).toBeInTheDocument();
  });

  it('reaches the control plane through the address that the portal knows', async () => {
    const extension = plugin.getExtension('api:environments/control-plane');
    expect(extension).toBeDefined();
    expect(controlPlaneApiRef.id).toBe('plugin.environments.control-plane');
  });
});
