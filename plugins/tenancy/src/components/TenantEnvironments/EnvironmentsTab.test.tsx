import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  exampleEnvironment,
  exampleTenant,
  renderPage,
} from '../../__testUtils__';
import { EnvironmentsTab } from './EnvironmentsTab';

const tenant = exampleTenant();

describe('EnvironmentsTab', () => {
  it('lists the environments of the tenant alone', async () => {
    const { api } = renderPage(<EnvironmentsTab tenant={tenant} />);
    const row = await screen.findByRole('row', { name: /payments-api/ });
    expect(row).toHaveTextContent('Ready');
    expect(row).toHaveTextContent('$40');
    expect(api.listEnvironmentRequests).toHaveBeenCalledWith(
      { tenant_id: tenant.id, limit: 20, cursor: undefined },
      expect.anything(),
    );
  });

  it('finds environments, and says when only the search is empty', async () => {
    const { api } = renderPage(<EnvironmentsTab tenant={tenant} />, {
      path: '/tenants?q=nothing',
      api: {
        listEnvironmentRequests: async query => {
          const items = query?.q ? [] : [exampleEnvironment()];
          return {
            items,
            total: { value: items.length, relation: 'eq' as const },
          };
        },
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Clear the search' }),
    );
    expect(
      await screen.findByRole('row', { name: /payments-api/ }),
    ).toBeInTheDocument();
    expect(api.listEnvironmentRequests).toHaveBeenCalledWith(
      expect.objectContaining({ q: 'nothing' }),
      expect.anything(),
    );
  });

  it('says what would stand there', async () => {
    renderPage(<EnvironmentsTab tenant={tenant} />, {
      api: {
        listEnvironmentRequests: async () => ({
          items: [],
          total: { value: 0, relation: 'eq' as const },
        }),
      },
    });
    expect(
      await screen.findByText('There are no environments yet'),
    ).toBeInTheDocument();
  });
});
