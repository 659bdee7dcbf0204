import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Entity } from '@backstage/catalog-model';
import {
  exampleError,
  exampleId,
  exampleRequest,
  exampleTenant,
  renderPage,
} from '../../__testUtils__';
import { RequestPage } from './RequestPage';

const payments: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'payments-api',
    namespace: 'default',
    annotations: {
      'backstage.io/source-location':
        'url:https://github.com/example/payments-api/tree/main/',
    },
  },
  spec: { type: 'service', owner: 'team-payments', lifecycle: 'production' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/team-payments' }],
};

function open(path: string, api: Parameters<typeof renderPage>[1] = {}) {
  return renderPage(<RequestPage />, { path, entities: [payments], ...api });
}

const next = (name: string) =>
  userEvent.click(screen.getByRole('button', { name }));

function address() {
  return screen.getByTestId('address').textContent;
}

describe('RequestPage', () => {
  beforeEach(() => {
    sessionStorage.clear();
  });

  it('says of each class what it gives, costs and needs', async () => {
    open('/environments/new');
    const production = await screen.findByRole('radio', { name: 'Production' });
    expect(production).toHaveAccessibleDescription(
      /30 days, up to 365 days.*16 CPU \/ 32 GiB.*\$310 \/ month.*Needs 1 approval by anybody with the role approver/,
    );
    expect(
      screen.getByRole('radio', { name: 'Preview' }),
    ).toHaveAccessibleDescription(/Ready in about a minute/);
  });

  it('chooses a class by keyboard', async () => {
    const user = userEvent.setup();
    open('/environments/new');
    const preview = await screen.findByRole('radio', { name: 'Preview' });
    while (!preview.matches(':focus')) {
      await user.tab();
    }
    await user.keyboard(' ');
    expect(preview).toBeChecked();
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('radio', { name: 'Shared staging' })).toBeChecked();
  });

  it('does not go on without a class', async () => {
    open('/environments/new');
    await screen.findByRole('radio', { name: 'Preview' });
    await next('Continue to details');
    expect(screen.getByRole('alert')).toHaveTextContent('Choose a class.');
    expect(
      screen.getByRole('heading', { name: 'What do you need?' }),
    ).toBeInTheDocument();
  });

  it('goes from class to status page, sending what was filled in, once', async () => {
    const user = userEvent.setup();
    const { api } = open('/environments/new', {
      api: {
        createEnvironmentRequest: jest.fn(async () =>
          exampleRequest({ id: exampleId(42) }),
        ),
      },
    });
    await user.click(await screen.findByRole('radio', { name: 'Preview' }));
    await next('Continue to details');
    await user.type(
      screen.getByRole('textbox', { name: /Application/ }),
      'checkout',
    );
    await user.type(screen.getByRole('textbox', { name: /Team/ }), 'team-web');
    await next('Continue to plan');
    expect(
      await screen.findByRole('region', { name: 'Git repository' }),
    ).toHaveTextContent('6 to create');
    expect(api.previewEnvironmentPlan).toHaveBeenLastCalledWith(
      {
        app: 'checkout',
        team: 'team-web',
        class: 'preview',
        region: 'us-east-1',
        ttl_hours: 24,
      },
      { signal: expect.any(AbortSignal) },
    );
    await next('Continue to review');
    await user.type(
      screen.getByRole('textbox', { name: 'Note' }),
      'For the demo',
    );
    await next('Request environment');

    await waitFor(() =>
      expect(address()).toBe(`/environments/${exampleId(42)}`),
    );
    expect(api.createEnvironmentRequest).toHaveBeenCalledTimes(1);
    expect(api.createEnvironmentRequest).toHaveBeenCalledWith(
      expect.objectContaining({ app: 'checkout', note: 'For the demo' }),
      { idempotencyKey: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    );
    expect(sessionStorage).toHaveLength(0);
  });

  it('asks for which tenant it is, where there is one, and shows at the field why not for that one', async () => {
    const user = userEvent.setup();
    const { api } = open('/environments/new?class=preview', {
      api: {
        tenants: {
          list: async () => ({
            items: [
              exampleTenant(),
              exampleTenant({
                id: exampleId(2),
                name: 'Globex',
                status: 'frozen',
              }),
            ],
            total: { value: 2, relation: 'eq' },
          }),
          get: async () => exampleTenant(),
        },
        previewEnvironmentPlan: jest.fn(async () => {
          throw exampleError('validation_error', 'tenant_id: is full', [
            { field: 'tenant_id', message: 'has no environment left' },
          ]);
        }),
      },
    });
    await user.click(await screen.findByRole('button', { name: /Tenant/ }));
    expect(
      screen.getByRole('option', { name: 'Globex (frozen)' }),
    ).toHaveAttribute('aria-disabled', 'true');
    await user.click(screen.getByRole('option', { name: 'Acme' }));
    await user.type(
      screen.getByRole('textbox', { name: /Application/ }),
      'checkout',
    );
    await user.type(screen.getByRole('textbox', { name: /Team/ }), 'team-web');
    await next('Continue to plan');
    expect(
      await screen.findByText('Has no environment left.'),
    ).toBeInTheDocument();
    expect(api.previewEnvironmentPlan).toHaveBeenLastCalledWith(
      expect.objectContaining({ tenant_id: exampleTenant().id }),
      expect.anything(),
    );
  });

  it('fills in what the catalog knows about the component of the address', async () => {
    open(
      '/environments/new?class=preview&component=component:default/payments-api',
    );
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: /Application/ })).toHaveValue(
        'payments-api',
      ),
    );
    expect(screen.getByRole('textbox', { name: /Team/ })).toHaveValue(
      'team-payments',
    );
    expect(screen.getByRole('textbox', { name: /Owner/ })).toHaveValue(
      'group:default/team-payments',
    );
    expect(screen.getByRole('textbox', { name: /Repository/ })).toHaveValue(
      'https://github.com/example/payments-api',
    );
    expect(screen.getByRole('textbox', { name: /Revision/ })).toHaveValue(
      'main',
    );
  });

  it('fills in what the catalog knows about a component that is picked', async () => {
    const user = userEvent.setup();
    open('/environments/new?class=preview');
    await user.click(
      await screen.findByRole('combobox', { name: 'Component' }),
    );
    await user.click(
      await screen.findByRole('option', { name: /payments-api/ }),
    );
    expect(screen.getByRole('textbox', { name: /Application/ })).toHaveValue(
      'payments-api',
    );
    expect(screen.getByRole('textbox', { name: /Team/ })).toHaveValue(
      'team-payments',
    );
  });

  it('complains about a field once it was left, and stops as soon as it is right', async () => {
    const user = userEvent.setup();
    open('/environments/new?class=preview');
    const app = await screen.findByRole('textbox', { name: /Application/ });
    await user.type(app, 'My App');
    expect(app).not.toHaveAttribute('aria-invalid', 'true');
    await user.tab();
    expect(app).toHaveAttribute('aria-invalid', 'true');
    expect(app).toHaveAccessibleDescription(/lower-case letters/);

    await user.clear(app);
    await user.type(app, 'my-app');
    expect(app).not.toHaveAttribute('aria-invalid', 'true');
  });

  it('moves the focus to the first field that is wrong', async () => {
    open('/environments/new?class=preview');
    const app = await screen.findByRole('textbox', { name: /Application/ });
    await next('Continue to plan');
    await waitFor(() => expect(app).toHaveFocus());
    expect(app).toHaveAccessibleDescription(/Name the application\./);
    expect(
      screen.getByRole('textbox', { name: /Team/ }),
    ).toHaveAccessibleDescription(/Name the team\./);
  });

  it('puts what the control plane refuses at its field, and moves the focus there', async () => {
    const user = userEvent.setup();
    open(
      '/environments/new?class=preview&component=component:default/payments-api',
      {
        api: {
          createEnvironmentRequest: async () => {
            throw exampleError('validation_error', 'The request is not valid', [
              { field: 'region', message: 'Preview is not available there' },
              { field: 'owner', message: 'must be an entity reference' },
            ]);
          },
        },
      },
    );
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: /Application/ })).toHaveValue(
        'payments-api',
      ),
    );
    await next('Continue to plan');
    await screen.findByRole('region', { name: 'Git repository' });
    await next('Continue to review');
    await next('Request environment');

    const owner = await screen.findByRole('textbox', { name: /Owner/ });
    expect(owner).toHaveAccessibleDescription(/Must be an entity reference\./);
    await waitFor(() =>
      expect(screen.getByRole('button', { name: /Region/ })).toHaveFocus(),
    );
    expect(
      screen.getByText('Preview is not available there.'),
    ).toBeInTheDocument();

    await user.type(owner, 'x');
    expect(owner).not.toHaveAttribute('aria-invalid', 'true');
  });

  it('says what failed and keeps the draft, and tries again with the same key', async () => {
    const create = jest
      .fn(async (_body: object, _options?: { idempotencyKey?: string }) =>
        exampleRequest({ id: exampleId(42) }),
      )
      .mockRejectedValueOnce(exampleError('unavailable', 'No database'));
    open(
      '/environments/new?class=production&component=component:default/payments-api',
      { api: { createEnvironmentRequest: create } },
    );
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: /Application/ })).toHaveValue(
        'payments-api',
      ),
    );
    await next('Continue to plan');
    await screen.findByRole('region', { name: 'Git repository' });
    await next('Continue to review');
    await next('Ask for approval');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The environment was not requested',
    );
    await next('Ask for approval');
    await waitFor(() =>
      expect(address()).toBe(`/environments/${exampleId(42)}`),
    );
    const keys = create.mock.calls.map(
      ([, options]) => options?.idempotencyKey,
    );
    expect(keys[0]).toBeDefined();
    expect(keys[1]).toBe(keys[0]);
  });

  it('takes another key for what was changed after a failed try', async () => {
    const user = userEvent.setup();
    const create = jest
      .fn(async (_body: object, _options?: { idempotencyKey?: string }) =>
        exampleRequest({ id: exampleId(42) }),
      )
      .mockRejectedValueOnce(exampleError('unavailable', 'No database'));
    open(
      '/environments/new?class=preview&component=component:default/payments-api',
      { api: { createEnvironmentRequest: create } },
    );
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: /Application/ })).toHaveValue(
        'payments-api',
      ),
    );
    await next('Continue to plan');
    await screen.findByRole('region', { name: 'Git repository' });
    await next('Continue to review');
    await next('Request environment');
    await screen.findByRole('alert');
    await user.type(screen.getByRole('textbox', { name: 'Note' }), 'again');
    await next('Request environment');
    await waitFor(() => expect(create).toHaveBeenCalledTimes(2));
    const keys = create.mock.calls.map(
      ([, options]) => options?.idempotencyKey,
    );
    expect(keys[1]).not.toBe(keys[0]);
  });

  it('goes on where one was after a reload', async () => {
    const user = userEvent.setup();
    const { unmount } = open('/environments/new?class=preview');
    await user.type(
      await screen.findByRole('textbox', { name: /Application/ }),
      'checkout',
    );
    unmount();
    open('/environments/new?class=preview');
    expect(
      await screen.findByRole('textbox', { name: /Application/ }),
    ).toHaveValue('checkout');
  });

  it('begins anew for another class than the one that was begun', async () => {
    const user = userEvent.setup();
    const { unmount } = open('/environments/new?class=preview');
    await user.type(
      await screen.findByRole('textbox', { name: /Application/ }),
      'checkout',
    );
    unmount();
    open('/environments/new?class=production');
    expect(
      await screen.findByRole('textbox', { name: /Application/ }),
    ).toHaveValue('');
  });

  it('keeps a summary of what was chosen', async () => {
    open('/environments/new?class=production');
    const summary = await screen.findByRole('complementary', {
      name: 'Summary',
    });
    expect(summary).toHaveTextContent('$310 / month');
    expect(summary).toHaveTextContent('30 days');
    expect(
      within(summary).getByText(
        'Needs 1 approval by anybody with the role approver',
      ),
    ).toBeInTheDocument();
  });

  it('says that the plan could not be made, and tries again', async () => {
    const { api } = open(
      '/environments/new?class=preview&component=component:default/payments-api',
    );
    api.previewEnvironmentPlan.mockRejectedValueOnce(
      exampleError('unavailable', 'The repository does not answer'),
    );
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: /Application/ })).toHaveValue(
        'payments-api',
      ),
    );
    await next('Continue to plan');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The plan could not be made',
    );
    await next('Try again');
    expect(
      await screen.findByRole('region', { name: 'Git repository' }),
    ).toBeInTheDocument();
  });
});
