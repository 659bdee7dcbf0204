import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  english,
  exampleActions,
  exampleQuotas,
  exampleTenant,
  renderPage,
} from '../../__testUtils__';
import { quotaProblems, toQuotaDraft, toQuotasWrite } from './quotaDraft';
import { QuotasTab } from './QuotasTab';

const tenant = exampleTenant();

describe('QuotasTab', () => {
  it('says where each limit comes from', async () => {
    renderPage(<QuotasTab tenant={tenant} />);
    expect(
      await screen.findByText(/Environments that have not ended.*plan Team/),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/Estimated cost.*this tenant’s own/),
    ).toBeInTheDocument();
  });

  it('sets a limit of its own, and leaves the others to the plan', async () => {
    const { api } = renderPage(<QuotasTab tenant={tenant} />);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Edit quotas' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    const limit = dialog.getByRole('textbox', {
      name: 'Limit of Cost / month',
    });
    await userEvent.clear(limit);
    await userEvent.type(limit, '2000');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(api.tenants.setQuotas).toHaveBeenCalledWith({
        tenant_id: tenant.id,
        monthly_cost_usd: 2000,
      }),
    );
  });

  it('says why somebody may not set them', async () => {
    const reason = 'Only administrators may set quotas';
    renderPage(
      <QuotasTab
        tenant={exampleTenant({
          actions: exampleActions({ set_quotas: reason }),
        })}
      />,
    );
    expect(
      await screen.findByRole('button', { name: 'Edit quotas' }),
    ).toHaveAccessibleDescription(reason);
  });
});

describe('a draft of quotas', () => {
  const draft = toQuotaDraft(exampleQuotas().quotas);

  it('begins as the quotas are', () => {
    expect(draft).toEqual({
      environments_choice: 'plan',
      environments: 10,
      api_keys_choice: 'plan',
      api_keys: 20,
      monthly_cost_usd_choice: 'own',
      monthly_cost_usd: 1500,
    });
  });

  it('lifts a limit with null, and leaves out what is the plan’s', () => {
    expect(
      toQuotasWrite('t', {
        ...draft,
        environments_choice: 'none',
        monthly_cost_usd_choice: 'plan',
      }),
    ).toEqual({ tenant_id: 't', environments: null });
  });

  it('wants a number for a limit of its own, and whole ones for what is counted', () => {
    expect(
      quotaProblems(
        {
          ...draft,
          environments_choice: 'own',
          environments: 2.5,
          monthly_cost_usd: Number.NaN,
        },
        english,
      ),
    ).toEqual({
      environments: 'Enter a whole number, 0 or more.',
      monthly_cost_usd: 'Enter a number, 0 or more.',
    });
  });
});
