import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Entity } from '@backstage/catalog-model';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import {
  exampleId,
  exampleRequest,
  hoursFromNow,
  renderPage,
} from '../../__testUtils__';
import { ANNOTATION_ENVIRONMENT_ID } from './annotations';
import { EntityEnvironmentsContent } from './EntityEnvironmentsContent';
import { OverviewEnvironmentsCard } from './OverviewEnvironmentsCard';

const group: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'team-payments', namespace: 'default' },
};
const system: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: { name: 'commerce', namespace: 'default' },
};

/** The entity of an environment as the provider makes it, part of a system. */
function environment(
  number: number,
  annotations: Record<string, string> = {},
  partOf = 'system:default/commerce',
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: `app-${number}-preview`,
      namespace: 'default',
      labels: { 'groundwork.dev/app': `app-${number}` },
      annotations: {
        [ANNOTATION_ENVIRONMENT_ID]: exampleId(number),
        'groundwork.dev/status': 'ready',
        'groundwork.dev/drift-status': 'in_sync',
        'groundwork.dev/class': 'preview',
        'groundwork.dev/region': 'us-east-1',
        'groundwork.dev/expires-at': hoursFromNow(24 * number),
        ...annotations,
      },
    },
    spec: { type: 'environment', owner: 'group:default/team-payments' },
    relations: [{ type: 'partOf', targetRef: partOf }],
  };
}

const drifted = { 'groundwork.dev/drift-status': 'drifted' };
const failed = { 'groundwork.dev/status': 'failed' };

function open(
  element: JSX.Element,
  entity: Entity,
  options: Parameters<typeof renderPage>[1] = {},
) {
  return renderPage(
    <EntityProvider entity={entity}>{element}</EntityProvider>,
    options,
  );
}

describe('OverviewEnvironmentsCard', () => {
  it('rolls up what a group owns, and begins another one for it', async () => {
    const { api } = open(<OverviewEnvironmentsCard />, group, {
      api: {
        listEnvironmentRequests: jest.fn(async () => ({
          items: [
            exampleRequest({ expires_at: hoursFromNow(50) }),
            exampleRequest({
              id: exampleId(2),
              app: 'billing-api',
              expires_at: hoursFromNow(5),
            }),
            exampleRequest({
              id: exampleId(3),
              app: 'search-api',
              status: 'failed',
              expires_at: undefined,
            }),
          ],
          total: { value: 3, relation: 'eq' as const },
        })),
      },
    });
    expect(
      await screen.findByText('3 environments, 1 failed'),
    ).toBeInTheDocument();
    const states = screen.getByRole('list', { name: 'By state' });
    expect(
      within(states)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['Ready2', 'Failed1']);
    expect(
      within(screen.getByRole('list', { name: 'Needs attention' })).getByRole(
        'link',
      ),
    ).toHaveAttribute('href', `/environments/${exampleId(3)}`);
    expect(
      within(screen.getByRole('list', { name: 'Ends next' })).getByRole('link'),
    ).toHaveAttribute('href', `/environments/${exampleId(2)}`);
    expect(api.listEnvironmentRequests).toHaveBeenCalledWith(
      expect.objectContaining({ owner: 'group:default/team-payments' }),
      expect.anything(),
    );

    await userEvent.click(
      screen.getByRole('button', { name: 'Request environment' }),
    );
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/environments/new?owner=group%3Adefault%2Fteam-payments',
    );
  });

  it('rolls up what the catalog knows to be part of a system, and nothing else', async () => {
    const { api } = open(<OverviewEnvironmentsCard />, system, {
      entities: [
        environment(1),
        environment(2, drifted),
        environment(3, {}, 'system:default/other'),
      ],
    });
    expect(
      await screen.findByText('2 environments, 1 drifted'),
    ).toBeInTheDocument();
    expect(
      within(screen.getByRole('list', { name: 'Needs attention' })).getByRole(
        'link',
      ),
    ).toHaveTextContent('app-2 · preview');
    expect(screen.getByRole('list', { name: 'Ends next' })).toHaveTextContent(
      /ends in 2[34] h/,
    );
    expect(
      within(screen.getByRole('list', { name: 'Ends next' })).getByRole('link'),
    ).toHaveTextContent('app-1 · preview');
    expect(api.listEnvironmentRequests).not.toHaveBeenCalled();
  });

  it('says that its figures are of a part, where there are more than it reads', async () => {
    open(<OverviewEnvironmentsCard />, group, {
      api: {
        listEnvironmentRequests: async () => ({
          items: [exampleRequest()],
          total: { value: 1000, relation: 'gte' as const },
        }),
      },
    });
    expect(
      await screen.findByText('about 1,000+ environments'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Those of the 1 that end first.'),
    ).toBeInTheDocument();
  });

  it('says that there are none', async () => {
    open(<OverviewEnvironmentsCard />, system);
    expect(await screen.findByText('None yet.')).toBeInTheDocument();
    expect(screen.queryByRole('list')).not.toBeInTheDocument();
  });
});

describe('EntityEnvironmentsContent of a group', () => {
  it('is the table of what the group owns alone', async () => {
    const { api } = open(<EntityEnvironmentsContent />, group);
    expect(
      await screen.findByRole('row', { name: /payments-api/ }),
    ).toBeInTheDocument();
    for (const [query] of api.listEnvironmentRequests.mock.calls) {
      expect(query).toMatchObject({ owner: 'group:default/team-payments' });
      expect(query?.component_ref).toBeUndefined();
    }
  });

  it('says whose list is empty', async () => {
    open(<EntityEnvironmentsContent />, group, {
      api: {
        listEnvironmentRequests: async () => ({
          items: [],
          total: { value: 0, relation: 'eq' as const },
        }),
      },
    });
    expect(
      await screen.findByText('This group has no environments yet'),
    ).toBeInTheDocument();
  });
});

describe('EntityEnvironmentsContent of a system', () => {
  const entities = [
    environment(1),
    environment(2, drifted),
    environment(3, failed),
  ];

  it('lists them, each with its state, its drift and its way', async () => {
    open(<EntityEnvironmentsContent />, system, { entities });
    const row = await screen.findByRole('row', { name: /app-2/ });
    expect(row).toHaveTextContent('Ready');
    expect(row).toHaveTextContent('Drifted');
    expect(screen.getByRole('row', { name: /app-3/ })).toHaveTextContent(
      'Failed',
    );
    expect(row).toHaveAttribute('data-href', `/environments/${exampleId(2)}`);
    expect(screen.getByText('3 of 3')).toBeInTheDocument();
  });

  it('finds by words and by state, keeps that in the address, and takes it back', async () => {
    open(<EntityEnvironmentsContent />, system, {
      entities,
      path: '/environments?status=ready',
    });
    expect(
      await screen.findByRole('row', { name: /app-1/ }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('row', { name: /app-3/ }),
    ).not.toBeInTheDocument();

    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search environments' }),
      'app-3',
    );
    expect(
      await screen.findByText('Nothing matches your filters'),
    ).toBeInTheDocument();
    expect(screen.getByTestId('address')).toHaveTextContent(
      'q=app-3&status=ready',
    );
    await userEvent.click(
      screen.getAllByRole('button', { name: 'Clear filters' })[0],
    );
    expect(
      await screen.findByRole('row', { name: /app-3/ }),
    ).toBeInTheDocument();
  });

  it('is put in order by its headings', async () => {
    open(<EntityEnvironmentsContent />, system, { entities });
    const titles = () =>
      screen
        .getAllByRole('rowheader')
        .map(({ textContent }) => textContent?.slice(0, 5));
    await screen.findByRole('row', { name: /app-1/ });
    expect(titles()).toEqual(['app-1', 'app-2', 'app-3']);
    await userEvent.click(screen.getByRole('columnheader', { name: 'State' }));
    await waitFor(() => expect(titles()).toEqual(['app-3', 'app-1', 'app-2']));
    expect(screen.getByTestId('address')).toHaveTextContent('sort=state.asc');
  });

  it('says how a system gets its first', async () => {
    open(<EntityEnvironmentsContent />, system);
    expect(
      await screen.findByText('This system has no environments yet'),
    ).toBeInTheDocument();
  });
});
