import { screen } from '@testing-library/react';
import type { Entity } from '@backstage/catalog-model';
import {
  createExtensionTester,
  mockApis,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
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
      await screen.findByRole(
        'heading',
        { name: title, level: 2 },
        // Pages are loaded when they are opened
        { timeout: 15_000 },
      ),
    ).toBeInTheDocument();
  });

  it('reaches the control plane through the address that the portal knows', async () => {
    const extension = plugin.getExtension('api:environments/control-plane');
    expect(extension).toBeDefined();
    expect(controlPlaneApiRef.id).toBe('plugin.environments.control-plane');
  });

  it.each([
    ['entity-content:environments', ['Component', 'System', 'Group']],
    ['entity-card:environments/component', ['Component']],
    ['entity-card:environments/overview', ['System', 'Group']],
    ['entity-card:environments/environment', ['Resource']],
    [
      'entity-context-menu-item:environments/request',
      ['Component', 'System', 'Group'],
    ],
    ['entity-context-menu-item:environments/open', ['Resource']],
  ] as const)('shows %s on entities of %j', (id, kinds) => {
    const isShown = createExtensionTester(plugin.getExtension(id)).get(
      EntityCardBlueprint.dataRefs.filterFunction,
    );
    const all = ['Component', 'System', 'Group', 'Resource', 'API', 'User'];
    expect(all.filter(kind => isShown?.(entityOf(kind)))).toEqual(kinds);
  });

  it.each([
    'scaffolder-form-field:environments/environment-class-picker',
    'scaffolder-form-field:environments/environment-region-picker',
    'scaffolder-form-field:environments/environment-name-preview',
    'scaffolder-form-field:environments/tenant-picker',
    'search-result-list-item:environments',
    'search-filter-result-type:environments',
    'home-page-widget:environments',
  ] as const)('brings %s', id => {
    expect(plugin.getExtension(id)).toBeDefined();
  });
});

/** An entity of a kind; a resource is an environment. */
function entityOf(kind: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name: 'example',
      ...(kind === 'Resource' && {
        annotations: { 'groundwork.dev/environment-id': exampleId(1) },
      }),
    },
  };
}
