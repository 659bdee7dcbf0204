import { screen } from '@testing-library/react';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { tenancyApiRef } from '@groundwork/plugin-control-plane-react';
import plugin from './alpha';
import { mockTenancy } from './__testUtils__';

function open(path: string) {
  return renderTestApp({
    features: [plugin],
    apis: [
      [tenancyApiRef, mockTenancy()],
      mockApis.permission(),
      catalogApiMock(),
    ],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    initialRouteEntries: [path],
  });
}

describe('the plugin', () => {
  it.each([
    ['/tenants', 'Tenants'],
    ['/tenants/acme', 'Acme Corporation'],
    ['/tenants/acme/members', 'Acme Corporation'],
    ['/products', 'Products'],
    ['/audit', 'Audit log'],
  ])('shows at %s the page "%s"', async (path, title) => {
    open(path);
    expect(
      await screen.findByRole('heading', { name: title, level: 2 }),
    ).toBeInTheDocument();
  });

  it('reaches the control plane through the address that the portal knows', () => {
    expect(plugin.getExtension('api:tenancy/control-plane')).toBeDefined();
  });

  it.each([
    'search-result-list-item:tenancy',
    'search-filter-result-type:tenancy',
  ] as const)('brings %s', id => {
    expect(plugin.getExtension(id)).toBeDefined();
  });
});
