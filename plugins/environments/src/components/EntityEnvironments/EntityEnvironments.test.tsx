import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Entity } from '@backstage/catalog-model';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import {
  exampleDriftedTarget,
  exampleError,
  exampleId,
  exampleRequest,
  exampleTenant,
  renderPage,
} from '../../__testUtils__';
import { ANNOTATION_ENVIRONMENT_ID, isEnvironmentEntity } from './annotations';
import { ComponentEnvironmentsCard } from './ComponentEnvironmentsCard';
import { EntityEnvironmentsContent } from './EntityEnvironmentsContent';
import { EnvironmentEntityCard } from './EnvironmentEntityCard';

const component: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'payments-api', namespace: 'default' },
};
const environment: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'payments-api-preview',
    annotations: { [ANNOTATION_ENVIRONMENT_ID]: exampleId(1) },
  },
  spec: { type: 'environment' },
};
const ready = exampleRequest();
const drifted = exampleRequest({
  id: exampleId(3),
  class: 'shared-staging',
  drift_status: 'drifted',
});

function open(
  element: JSX.Element,
  entity: Entity,
  options: Parameters<typeof renderPage>[1] = {},
) {
  return renderPage(
    <EntityProvider entity={entity}>{element}</EntityProvider>,
    {
      api: {
        listEnvironmentRequests: jest.fn(async () => ({
          items: [ready, drifted],
          total: { value: 2, relation: 'eq' as const },
        })),
        ...options.api,
      },
    },
  );
}

describe('ComponentEnvironmentsCard', () => {
  it('sums up, and leads to each environment', async () => {
    const { api } = open(<ComponentEnvironmentsCard />, component);
    expect(
      await screen.findByText('2 environments, 1 drifted'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'shared-staging' }),
    ).toHaveAttribute('href', `/environments/${drifted.id}`);
    expect(api.listEnvironmentRequests).toHaveBeenCalledWith(
      expect.objectContaining({
        component_ref: 'component:default/payments-api',
      }),
      expect.anything(),
    );
  });

  it('offers the first environment of a component, filled in', async () => {
    open(<ComponentEnvironmentsCard />, component, {
      api: {
        listEnvironmentRequests: async () => ({
          items: [],
          total: { value: 0, relation: 'eq' as const },
        }),
      },
    });
    expect(await screen.findByText('None yet.')).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Request environment' }),
    );
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/environments/new?component=component%3Adefault%2Fpayments-api',
    );
  });

  it('says why it shows nothing', async () => {
    open(<ComponentEnvironmentsCard />, component, {
      api: {
        listEnvironmentRequests: async () => {
          throw exampleError('forbidden', 'No');
        },
      },
    });
    expect(
      await screen.findByText(/You may not see environments/),
    ).toBeInTheDocument();
  });
});

describe('EntityEnvironmentsContent', () => {
  it('is the table of the environments of the component alone', async () => {
    const { api } = open(<EntityEnvironmentsContent />, component);
    expect(
      await screen.findByRole('row', { name: /shared-staging/ }),
    ).toBeInTheDocument();
    for (const [query] of api.listEnvironmentRequests.mock.calls) {
      expect(query).toMatchObject({
        component_ref: 'component:default/payments-api',
      });
    }
  });
});

describe('EnvironmentEntityCard', () => {
  it('shows state and drift, and mends it', async () => {
    const { api } = open(<EnvironmentEntityCard />, environment, {
      api: {
        getEnvironmentRequest: async () => ({
          ...drifted,
          targets: [exampleDriftedTarget(drifted)],
          votes: [],
        }),
      },
    });
    const drift = await screen.findByRole('region', { name: 'Git repository' });
    expect(drift).toHaveTextContent('spec.hard.pods');
    expect(
      within(drift).getByText(/changed by Vic Tanaka/),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Status page' })).toHaveAttribute(
      'href',
      `/environments/${drifted.id}`,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Mend drift' }));
    expect(api.reconcileEnvironmentRequest).toHaveBeenCalledWith(drifted.id);
  });

  it('names the tenant to who may read it', async () => {
    const tenant = exampleTenant();
    open(<EnvironmentEntityCard />, environment, {
      api: {
        getEnvironmentRequest: async () => ({
          ...ready,
          tenant_id: tenant.id,
          targets: [],
          votes: [],
        }),
      },
    });
    expect(
      await screen.findByText(`Tenant ${tenant.name}`),
    ).toBeInTheDocument();
  });

  it('does not say whether what it cannot show exists', async () => {
    open(<EnvironmentEntityCard />, environment, {
      api: {
        getEnvironmentRequest: async () => {
          throw exampleError('not_found', 'Not here');
        },
      },
    });
    expect(
      await screen.findByText('It is gone, or you may not see it.'),
    ).toBeInTheDocument();
  });

  it('is for environments of the control plane only', () => {
    expect(isEnvironmentEntity(environment)).toBe(true);
    expect(isEnvironmentEntity(component)).toBe(false);
  });
});
