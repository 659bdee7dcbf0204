import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  exampleClasses,
  exampleError,
  exampleId,
  examplePlan,
  exampleRequest,
  exampleTenant,
  renderPage,
} from '../../__testUtils__';
import { RequestPage } from './RequestPage';

type Api = NonNullable<Parameters<typeof renderPage>[1]>['api'];

const tenants: NonNullable<Api>['tenants'] = {
  list: async () => ({
    items: [exampleTenant()],
    total: { value: 1, relation: 'eq' },
  }),
  get: async () => exampleTenant(),
};

function open(path: string, api: Api = {}) {
  return renderPage(<RequestPage />, { path, api });
}

const next = (name: string) =>
  userEvent.click(screen.getByRole('button', { name }));

async function fillIn(user: ReturnType<typeof userEvent.setup>) {
  await user.type(
    await screen.findByRole('textbox', { name: /Application/ }),
    'checkout',
  );
  await user.type(screen.getByRole('textbox', { name: /Team/ }), 'team-web');
}

describe('RequestPage', () => {
  beforeEach(() => {
    sessionStorage.clear();
  });

  it('says in words who decides, and that a class needs a product', async () => {
    open('/environments/new');
    const regulated = await screen.findByRole('radio', { name: 'Regulated' });
    expect(regulated).toBeDisabled();
    expect(regulated).toHaveAccessibleDescription(
      /Needs 2 approvals by platform-approvers or the owner of the component.*Needs the product regulated-hosting/,
    );
  });

  it('says why a class is not available for the tenant, and asks for the product', async () => {
    const user = userEvent.setup();
    const { api } = open('/environments/new', {
      tenants,
      listEnvironmentClasses: jest.fn(async options =>
        exampleClasses.map(item => ({
          ...item,
          ...(options?.tenantId && {
            availability: item.entitlement
              ? {
                  allowed: false,
                  reason: 'Acme is not entitled to it',
                  product: item.entitlement,
                  can_request: true,
                }
              : { allowed: true },
          }),
        })),
      ),
    });
    await user.click(await screen.findByRole('button', { name: /Tenant/ }));
    await user.click(screen.getByRole('option', { name: 'Acme' }));
    await waitFor(() =>
      expect(
        screen.getByRole('radio', { name: 'Regulated' }),
      ).toHaveAccessibleDescription(
        /Not available: Acme is not entitled to it/,
      ),
    );
    expect(screen.getByRole('radio', { name: 'Preview' })).toBeEnabled();
    await user.click(
      screen.getByRole('button', {
        name: 'Ask for access to regulated-hosting',
      }),
    );
    expect(
      await screen.findByText(/Asked for regulated-hosting/),
    ).toBeInTheDocument();
    expect(api.catalog.requestProduct).toHaveBeenCalledWith({
      tenant_id: exampleTenant().id,
      product: 'regulated-hosting',
    });
  });

  it('asks for the parameters of the class, begins with its defaults, and sends them as what they are', async () => {
    const user = userEvent.setup();
    const { api } = open('/environments/new?class=regulated');
    await fillIn(user);
    const replicas = screen.getByRole('textbox', { name: /Replicas/ });
    expect(replicas).toHaveValue('2');
    expect(
      screen.getByRole('checkbox', { name: 'Nightly backup' }),
    ).toBeChecked();
    await next('Continue to plan');
    const choice = screen.getByRole('button', { name: /Data class/ });
    await waitFor(() => expect(choice).toHaveFocus());
    expect(screen.getByText('Choose one.')).toBeInTheDocument();

    await user.click(choice);
    await user.click(screen.getByRole('option', { name: 'confidential' }));
    await user.click(screen.getByRole('checkbox', { name: 'Nightly backup' }));
    await next('Continue to plan');
    await screen.findByRole('region', { name: 'Git repository' });
    expect(api.previewEnvironmentPlan).toHaveBeenLastCalledWith(
      expect.objectContaining({
        parameters: { data_class: 'confidential', replicas: 2, backup: false },
      }),
      expect.anything(),
    );
  });

  it('puts what the control plane refuses of a parameter at its field', async () => {
    const user = userEvent.setup();
    open('/environments/new?class=regulated', {
      previewEnvironmentPlan: async () => {
        throw exampleError('validation_error', 'The request is not valid', [
          { field: 'parameters.replicas', message: 'must be even' },
        ]);
      },
    });
    await fillIn(user);
    await user.click(screen.getByRole('button', { name: /Data class/ }));
    await user.click(screen.getByRole('option', { name: 'internal' }));
    await next('Continue to plan');
    expect(await screen.findByText('Must be even.')).toBeInTheDocument();
    const replicas = screen.getByRole('textbox', { name: /Replicas/ });
    await waitFor(() => expect(replicas).toHaveFocus());
  });

  it('shows what policy checks say and what the cost is made of, and does not go on when one denies', async () => {
    const user = userEvent.setup();
    const denied = examplePlan(exampleRequest(), {
      policy_results: [
        {
          check: 'images',
          title: 'Images come from our registry',
          result: 'deny',
          message: 'docker.io is not one of ours.',
        },
      ],
    });
    open('/environments/new?class=preview', {
      previewEnvironmentPlan: async () => denied,
    });
    await fillIn(user);
    await next('Continue to plan');
    const checks = await screen.findByRole('region', { name: 'Policy checks' });
    expect(checks).toHaveTextContent(
      /Denied.*Images come from our registry.*docker\.io is not one of ours/,
    );
    expect(
      within(screen.getByRole('region', { name: 'Estimated cost' })).getByRole(
        'row',
        { name: 'In all $40' },
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Continue to review' }),
    ).toHaveAccessibleDescription('A policy check denies this plan');
    await next('Continue to review');
    expect(
      screen.queryByRole('heading', { name: 'Is this right?' }),
    ).not.toBeInTheDocument();
  });

  it('begins with everything of the environment that it is to be like', async () => {
    const another = exampleRequest({
      id: exampleId(42),
      class: 'regulated',
      parameters: { data_class: 'internal', replicas: 4, backup: true },
    });
    open(`/environments/new?clone=${another.id}`, {
      getEnvironmentRequest: async () => another,
    });
    expect(
      await screen.findByRole('textbox', { name: /Application/ }),
    ).toHaveValue(another.app);
    expect(screen.getByRole('textbox', { name: /Owner/ })).toHaveValue(
      another.owner,
    );
    expect(screen.getByRole('textbox', { name: /Replicas/ })).toHaveValue('4');
    expect(
      screen.getByRole('button', { name: /Data class/ }),
    ).toHaveTextContent('internal');
  });

  it('says when what it is to be like cannot be read', async () => {
    open(`/environments/new?clone=${exampleId(42)}`, {
      getEnvironmentRequest: async () => {
        throw exampleError('unavailable', 'No database');
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'What you want another of could not be loaded',
    );
  });

  it('offers a blank request when there is nothing to have another of', async () => {
    open(`/environments/new?clone=${exampleId(42)}`, {
      getEnvironmentRequest: async () => {
        throw exampleError('not_found', 'Not here');
      },
    });
    expect(
      await screen.findByRole('heading', {
        name: 'There is no such environment, or you may not see it',
      }),
    ).toBeInTheDocument();
    await next('Begin with a blank request');
    expect(
      await screen.findByRole('radio', { name: 'Preview' }),
    ).toBeInTheDocument();
  });

  it('says so when the class that it was opened for is no more', async () => {
    open('/environments/new?class=gone');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'There is no class gone any more. Choose another.',
    );
  });
});
