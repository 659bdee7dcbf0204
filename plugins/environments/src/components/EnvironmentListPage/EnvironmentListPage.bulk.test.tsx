import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import type { ControlPlaneApi } from '@groundwork/plugin-control-plane-react';
import {
  exampleActions,
  exampleDriftedTarget,
  exampleError,
  exampleId,
  examplePendingRequest,
  exampleRequest,
  mockWidth,
  renderPage,
} from '../../__testUtils__';
import { EnvironmentListPage } from './EnvironmentListPage';

const first = exampleRequest({ id: exampleId(1), app: 'first' });
const second = exampleRequest({ id: exampleId(2), app: 'second' });
const third = exampleRequest({
  id: exampleId(3),
  app: 'third',
  drift_status: 'drifted',
});
const frozen = exampleRequest({
  id: exampleId(4),
  app: 'frozen',
  actions: exampleActions({
    delete: { allowed: false, reason: 'It is being removed already' },
  }),
});

function renderList(
  items: EnvironmentRequest[] = [first, second, third, frozen],
  api: Partial<ControlPlaneApi> = {},
) {
  return renderPage(<EnvironmentListPage />, {
    api: {
      listEnvironmentRequests: jest.fn(async () => ({
        items,
        total: { value: items.length, relation: 'eq' as const },
      })),
      ...api,
    },
  });
}

const box = (app: string) =>
  screen.findByRole('checkbox', { name: `Select ${app} · preview` });
const bar = () =>
  screen.findByRole('region', { name: 'Selected environments' });

async function openDialog(action: string) {
  await userEvent.click(
    within(await bar()).getByRole('button', { name: `${action}…` }),
  );
  return screen.findByRole('dialog');
}

describe('environments in bulk', () => {
  afterEach(() => mockWidth(1280));

  it('are selected by mouse, with Shift up to the next, and all on the page', async () => {
    const user = userEvent.setup();
    renderList();
    await user.click(await box('first'));
    expect(await bar()).toHaveTextContent('1 selected');
    await user.keyboard('{Shift>}');
    await user.click(await box('third'));
    await user.keyboard('{/Shift}');
    expect(await bar()).toHaveTextContent('3 selected');
    expect(await box('second')).toBeChecked();

    const all = screen.getByRole('checkbox', {
      name: 'Select all on this page',
    });
    expect(all).toBePartiallyChecked();
    await user.click(all);
    expect(await bar()).toHaveTextContent('4 selected');
    await user.click(screen.getByRole('button', { name: 'Clear selection' }));
    expect(
      screen.queryByRole('region', { name: 'Selected environments' }),
    ).not.toBeInTheDocument();
  });

  it('are selected by Space on their rows, and with Shift up to there', async () => {
    const user = userEvent.setup();
    renderList();
    await box('first');
    const row = screen.getByRole('row', { name: /first/ });
    while (!row.matches(':focus')) {
      await user.tab();
    }
    await user.keyboard(' ');
    await user.keyboard('{ArrowDown}{ArrowDown}{Shift>} {/Shift}');
    expect(await bar()).toHaveTextContent('3 selected');
    expect(screen.getByTestId('address')).toHaveTextContent(/^\/environments$/);
  });

  it('have no boxes for people who may do nothing with them', async () => {
    const no = { allowed: false, reason: 'No' };
    renderList([
      exampleRequest({
        actions: exampleActions({ extend: no, reconcile: no, delete: no }),
      }),
    ]);
    await screen.findByRole('row', { name: /payments-api/ });
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
  });

  it('are deleted once their number was typed; what is left out says why', async () => {
    const user = userEvent.setup();
    const pending = examplePendingRequest({
      id: exampleId(5),
      class: 'preview',
    });
    const { api } = renderList([first, second, frozen, pending]);
    await user.click(await box('first'));
    await user.click(
      screen.getByRole('checkbox', { name: 'Select all on this page' }),
    );
    const dialog = await openDialog('Delete');
    expect(
      within(dialog).getByRole('heading', { name: 'Delete 3 environments?' }),
    ).toBeInTheDocument();
    const leftOut = within(dialog).getByRole('region', {
      name: '1 is left out',
    });
    expect(leftOut).toHaveTextContent(
      'frozen · preview us-east-1It is being removed already',
    );
    const submit = within(dialog).getByRole('button', {
      name: 'Delete 3 environments',
    });
    expect(submit).toBeDisabled();
    await user.type(
      within(dialog).getByRole('textbox', { name: 'Number of environments' }),
      '3',
    );
    await user.click(submit);
    expect(
      await within(dialog).findByText('All 3 are done.'),
    ).toBeInTheDocument();
    expect(api.deleteEnvironmentRequest.mock.calls.map(([id]) => id)).toEqual([
      first.id,
      second.id,
    ]);
    expect(api.cancelEnvironmentRequest).toHaveBeenCalledWith(
      pending.id,
      {},
      { idempotencyKey: expect.any(String) },
    );
  });

  it('tell what failed with its sentence and request id, and try that again with the same key', async () => {
    const user = userEvent.setup();
    const reconcile = jest.fn<
      ReturnType<ControlPlaneApi['reconcileEnvironmentRequest']>,
      Parameters<ControlPlaneApi['reconcileEnvironmentRequest']>
    >(async id => {
      if (id === second.id) {
        throw exampleError('unavailable', 'The database is away');
      }
      return exampleRequest({ id, status: 'queued' });
    });
    renderList([first, second], { reconcileEnvironmentRequest: reconcile });
    await user.click(await box('first'));
    await user.click(await box('second'));
    const dialog = await openDialog('Reconcile');
    await user.click(
      within(dialog).getByRole('button', { name: 'Reconcile 2 environments' }),
    );
    expect(
      await within(dialog).findByText('1 done, 1 failed'),
    ).toBeInTheDocument();
    const [failure] = within(dialog).getAllByRole('listitem');
    expect(failure).toHaveTextContent(/second · preview.*The database is away/);
    expect(
      within(failure).getByRole('button', { name: 'Copy request id' }),
    ).toBeInTheDocument();

    reconcile.mockImplementation(async id => exampleRequest({ id }));
    await user.click(
      within(dialog).getByRole('button', { name: 'Try 1 again' }),
    );
    expect(
      await within(dialog).findByText('All 2 are done.'),
    ).toBeInTheDocument();
    const keys = reconcile.mock.calls
      .filter(([id]) => id === second.id)
      .map(([, options]) => options?.idempotencyKey);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toEqual(keys[1]);
    await user.click(within(dialog).getByText('Close'));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });

  it('are left alone when the rest is stopped', async () => {
    const user = userEvent.setup();
    const many = Array.from({ length: 6 }, (_, index) =>
      exampleRequest({ id: exampleId(20 + index), app: `app-${index}` }),
    );
    const answers: (() => void)[] = [];
    const reconcile = jest.fn(
      (id: string) =>
        new Promise<EnvironmentRequest>(resolve => {
          answers.push(() => resolve(exampleRequest({ id })));
        }),
    );
    renderList(many, { reconcileEnvironmentRequest: reconcile });
    await box('app-0');
    await user.click(
      screen.getByRole('checkbox', { name: 'Select all on this page' }),
    );
    const dialog = await openDialog('Reconcile');
    await user.click(
      within(dialog).getByRole('button', { name: 'Reconcile 6 environments' }),
    );
    await waitFor(() => expect(answers).toHaveLength(3));
    await user.click(
      within(dialog).getByRole('button', { name: 'Stop the rest' }),
    );
    answers.forEach(answer => answer());
    expect(
      await within(dialog).findByText('3 done, 0 failed, 3 not tried'),
    ).toBeInTheDocument();
    expect(reconcile).toHaveBeenCalledTimes(3);
  });

  it('lose their drift where they have drifted, target by target', async () => {
    const user = userEvent.setup();
    const target = exampleDriftedTarget(third);
    const { api } = renderList([first, third], {
      getEnvironmentRequest: async () => ({ ...third, targets: [target] }),
    });
    await user.click(await box('first'));
    await user.click(await box('third'));
    const dialog = await openDialog('Mend drift');
    expect(dialog).toHaveTextContent('It has not drifted.');
    await user.click(
      within(dialog).getByRole('button', { name: 'Mend 1 environment' }),
    );
    await within(dialog).findByText('It is done.');
    expect(api.targets.revertDrift).toHaveBeenCalledWith(target.id, {
      idempotencyKey: expect.stringContaining(target.id),
    });
  });

  it('are extended by what was chosen, with the reason', async () => {
    const user = userEvent.setup();
    const { api } = renderList([first]);
    await user.click(await box('first'));
    const dialog = await openDialog('Extend');
    await user.click(within(dialog).getByRole('radio', { name: '3 days' }));
    await user.type(
      within(dialog).getByRole('textbox', { name: /Reason/ }),
      'Demo on Friday',
    );
    await user.click(
      within(dialog).getByRole('button', { name: 'Extend 1 environment' }),
    );
    await within(dialog).findByText('It is done.');
    expect(api.extendEnvironmentRequest).toHaveBeenCalledWith(
      first.id,
      { hours: 72, reason: 'Demo on Friday' },
      { idempotencyKey: expect.any(String) },
    );
  });

  it('are selected on their cards where it is narrow, with what can be done in a menu', async () => {
    mockWidth(400);
    const user = userEvent.setup();
    renderList();
    await user.click(await box('second'));
    await user.click(
      within(await bar()).getByRole('button', {
        name: 'Actions for the selected environments',
      }),
    );
    await user.click(await screen.findByRole('menuitem', { name: 'Delete…' }));
    expect(
      await screen.findByRole('heading', { name: 'Delete 1 environment?' }),
    ).toBeInTheDocument();
  });

  it('show a change that failed as it was before, and say why', async () => {
    const user = userEvent.setup();
    renderList([first], {
      reconcileEnvironmentRequest: async () => {
        throw exampleError('conflict', 'It is being removed');
      },
    });
    await user.click(
      await screen.findByRole('button', {
        name: 'Actions for first · preview',
      }),
    );
    await user.click(
      await screen.findByRole('menuitem', { name: 'Reconcile' }),
    );
    expect(
      await screen.findByText('first · preview was not reconciled'),
    ).toBeInTheDocument();
    expect(screen.getByText(/It is being removed/)).toBeInTheDocument();
    await waitFor(() =>
      expect(screen.getByRole('row', { name: /first/ })).toHaveTextContent(
        'Ready',
      ),
    );
  });
});
