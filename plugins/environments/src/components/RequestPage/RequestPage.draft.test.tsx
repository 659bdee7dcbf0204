import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  exampleError,
  exampleId,
  examplePlan,
  exampleRequest,
  renderPage,
} from '../../__testUtils__';
import { lastDayOf } from '../../model';
import { RequestPage } from './RequestPage';

type Options = NonNullable<Parameters<typeof renderPage>[1]>;

function open(path: string, options: Options = {}) {
  return renderPage(<RequestPage />, { path, ...options });
}

const next = (name: string) =>
  userEvent.click(screen.getByRole('button', { name }));
const application = () => screen.findByRole('textbox', { name: /Application/ });

async function fillIn(app = 'checkout') {
  await userEvent.type(await application(), app);
  await userEvent.type(
    screen.getByRole('textbox', { name: /Team/ }),
    'team-web',
  );
}

async function review() {
  await fillIn();
  await next('Continue to plan');
  await screen.findByRole('region', { name: 'Git repository' });
  await next('Continue to review');
}

describe('a draft', () => {
  beforeEach(() => sessionStorage.clear());

  it('says while one types what the environment will be called, and that it is free', async () => {
    open('/environments/new?class=preview');
    const name = await screen.findByRole('region', { name: 'Name' });
    expect(name).toHaveTextContent('as soon as you name the application');
    await fillIn();
    expect(name).toHaveTextContent('checkout-preview');
    await waitFor(() => expect(name).toHaveTextContent('Free on 1 target'));
  });

  it('says that a name is not free, at once and at its field', async () => {
    open('/environments/new?class=preview', {
      api: {
        previewEnvironmentPlan: async () => {
          throw exampleError('conflict', 'The name is taken', [
            { field: 'app', message: 'There is an environment of that name' },
          ]);
        },
      },
    });
    await fillIn();
    await waitFor(async () =>
      expect(await application()).toHaveAccessibleDescription(
        /There is an environment of that name\./,
      ),
    );
    expect(screen.getByRole('region', { name: 'Name' })).toHaveTextContent(
      'Not acceptable',
    );
  });

  it('names the targets that have something of that name already', async () => {
    const plan = examplePlan();
    open('/environments/new?class=preview', {
      api: {
        previewEnvironmentPlan: async () => ({
          ...plan,
          targets: plan.targets.map(target => ({
            ...target,
            changes: [{ resource_id: 'a', action: 'update' as const }],
          })),
        }),
      },
    });
    await fillIn();
    await waitFor(() =>
      expect(screen.getByRole('region', { name: 'Name' })).toHaveTextContent(
        'Not free: Git repository has something of that name',
      ),
    );
  });

  it('is led back to the field when its name was taken meanwhile', async () => {
    open('/environments/new?class=preview', {
      api: {
        createEnvironmentRequest: async () => {
          throw exampleError('conflict', 'The name is taken', [
            { field: 'app', message: 'is taken' },
          ]);
        },
      },
    });
    await review();
    await next('Request environment');
    const app = await application();
    await waitFor(() => expect(app).toHaveFocus());
    expect(app).toHaveAccessibleDescription(/Is taken\./);
    expect(screen.getByText(/Nothing was requested yet/)).toBeInTheDocument();
  });

  it('is led back to its plan when a policy check denies it meanwhile', async () => {
    open('/environments/new?class=preview', {
      api: {
        createEnvironmentRequest: async () => {
          throw exampleError('validation_error', 'Denied', [
            { field: 'policy', message: 'images: not one of ours' },
          ]);
        },
      },
    });
    await review();
    await next('Request environment');
    expect(
      await screen.findByRole('heading', { name: 'What will it bring?' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/a policy check denies it by now/),
    ).toBeInTheDocument();
  });

  it('is sent once however often one presses', async () => {
    const user = userEvent.setup();
    const { api } = open('/environments/new?class=preview', {
      api: {
        createEnvironmentRequest: jest.fn(async () =>
          exampleRequest({ id: exampleId(42) }),
        ),
      },
    });
    await review();
    await user.dblClick(
      screen.getByRole('button', { name: 'Request environment' }),
    );
    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent(exampleId(42)),
    );
    expect(api.createEnvironmentRequest).toHaveBeenCalledTimes(1);
  });

  it('can be begun anew, and brought back', async () => {
    open('/environments/new?class=preview');
    await fillIn();
    await next('Start over');
    expect(await application()).toHaveValue('');
    await next('Bring my draft back');
    expect(await application()).toHaveValue('checkout');
  });

  it('is as it was left after a reload, and says so', async () => {
    const { unmount } = open('/environments/new?class=preview');
    await fillIn();
    unmount();
    open('/environments/new?class=preview');
    expect(await application()).toHaveValue('checkout');
    expect(
      screen.getByText('Your draft is as you left it.'),
    ).toBeInTheDocument();
  });

  it('is not said to be as it was left once it was begun anew', async () => {
    const { unmount } = open('/environments/new?class=preview');
    await fillIn();
    unmount();
    open('/environments/new?class=preview');
    const notice = 'Your draft is as you left it.';
    expect(await screen.findByText(notice)).toBeInTheDocument();
    await next('Start over');
    await fillIn('another');
    expect(screen.queryByText(notice)).not.toBeInTheDocument();
  });

  it('of one way in does not overwrite that of another', async () => {
    const first = open('/environments/new?class=preview');
    await fillIn('first');
    first.unmount();
    const second = open('/environments/new?class=shared-staging');
    await fillIn('second');
    second.unmount();
    open('/environments/new?class=preview');
    expect(await application()).toHaveValue('first');
  });

  it('ends on the day that is chosen', async () => {
    open('/environments/new?class=preview');
    const day = await screen.findByLabelText('Ends on');
    // As the picker of the browser does it.
    fireEvent.change(day, {
      target: { value: lastDayOf(72, new Date()) },
    });
    expect(screen.getByRole('textbox', { name: 'Hours' })).toHaveValue('72');
  });

  it('speaks German with whoever chose it', async () => {
    open('/environments/new?class=preview', { language: 'de' });
    expect(
      await screen.findByRole('heading', { name: 'Wem gehört sie?' }),
    ).toBeInTheDocument();
    const summary = screen.getByRole('complementary', {
      name: 'Zusammenfassung',
    });
    expect(
      within(summary).getByText('Keine Genehmigung nötig'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('heading', { name: 'Request an environment' }),
    ).not.toBeInTheDocument();
  });
});
