import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Namespace } from '@groundwork/plugin-control-plane-common';
import {
  comeBackOnline,
  exampleDriftedTarget,
  exampleError,
  exampleId,
  exampleNamespace,
  exampleTarget,
  renderPage,
} from '../../__testUtils__';
import { NamespacePage } from './NamespacePage';

const ID = exampleId(41);

function open(namespace: Namespace = exampleNamespace(), query = '') {
  return renderPage(<NamespacePage />, {
    path: `/namespaces/${ID}${query}`,
    mountPath: '/namespaces/:id',
    api: { namespaces: { get: async () => namespace } },
  });
}

function drifted() {
  return exampleNamespace({
    drift_status: 'drifted',
    targets: [exampleTarget(), exampleDriftedTarget()],
  });
}

describe('NamespacePage', () => {
  it('answers in the first line, and shows a lane per target', async () => {
    open();
    expect(
      await screen.findByText('ready on 2 targets · in sync'),
    ).toBeInTheDocument();
    for (const name of ['Cluster EU', 'Cluster US']) {
      expect(screen.getByRole('article', { name })).toHaveTextContent('Ready');
    }
  });

  it('shows drift by field and who changed it, and reverts it only after a question', async () => {
    const { api } = open(drifted());
    const lane = await screen.findByRole('article', { name: 'Cluster US' });
    expect(lane).toHaveTextContent(
      'spec.hard.podsagreed "20"live "200"changed by kubectl-edit',
    );
    await userEvent.click(within(lane).getByRole('button', { name: 'Revert' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(api.targets.revertDrift).not.toHaveBeenCalled();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Revert 1 resource' }),
    );
    await waitFor(() =>
      expect(api.targets.revertDrift).toHaveBeenCalledWith(exampleId(52)),
    );
  });

  it('accepts just the drift that was shown', async () => {
    const { api } = open(drifted());
    const lane = await screen.findByRole('article', { name: 'Cluster US' });
    await userEvent.click(within(lane).getByRole('button', { name: 'Accept' }));
    await userEvent.click(
      within(await screen.findByRole('dialog')).getByRole('button', {
        name: 'Accept 1 resource',
      }),
    );
    await waitFor(() =>
      expect(api.targets.acceptDrift).toHaveBeenCalledWith(exampleId(52), {
        resource_ids: ['ResourceQuota/payments-ledger-dev'],
      }),
    );
  });

  it('reads the drift history only when it is asked for', async () => {
    const { api } = open();
    const lane = within(
      await screen.findByRole('article', { name: 'Cluster EU' }),
    );
    expect(api.targets.listDriftEvents).not.toHaveBeenCalled();
    await userEvent.click(lane.getByRole('button', { name: 'Drift history' }));
    expect(await lane.findByText('It has never drifted.')).toBeInTheDocument();
  });

  it('tells in a lane what happened on its target alone', async () => {
    const { api } = open();
    const lane = within(
      await screen.findByRole('article', { name: 'Cluster EU' }),
    );
    expect(api.namespaces.listEvents).not.toHaveBeenCalled();
    await userEvent.click(lane.getByRole('button', { name: 'Events' }));
    expect(await lane.findByText('Ready on Cluster EU')).toBeInTheDocument();
    expect(lane.queryByText('Ready on every target')).not.toBeInTheDocument();
    expect(api.namespaces.listEvents).toHaveBeenCalledWith(
      ID,
      { target_id: exampleId(51), limit: 20 },
      expect.anything(),
    );
  });

  it('says why a target is held, and tries again only where it gave up', async () => {
    const { api } = open(
      exampleNamespace({
        targets: [
          exampleTarget({
            status: 'held',
            message: 'Waiting.',
            held_reason: 'Cluster EU is in maintenance.',
          }),
          exampleTarget({
            id: exampleId(52),
            title: 'Cluster US',
            status: 'failed',
            last_error: 'no route to host',
            attempt: 8,
          }),
        ],
      }),
    );
    expect(
      await screen.findByRole('article', { name: 'Cluster EU' }),
    ).toHaveTextContent('Cluster EU is in maintenance.');
    await userEvent.click(
      screen.getByRole('button', { name: 'Try again on Cluster US' }),
    );
    expect(api.targets.retry).toHaveBeenCalledTimes(1);
    expect(api.targets.retry).toHaveBeenCalledWith(exampleId(52));
  });

  it('warns of members that are not what they seem', async () => {
    open(exampleNamespace(), '?tab=members');
    expect(
      await screen.findByRole('row', { name: /team-data/ }),
    ).toHaveTextContent('The group has no members now.');
  });

  it('lists what goes where, and asks for the name, before it is deleted', async () => {
    const { api } = open();
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Actions for payments-ledger-dev',
      }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: /Delete/ }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      dialog.getAllByRole('listitem').map(item => item.textContent),
    ).toEqual([
      'Cluster EU: 3 resources, and whatever runs in it',
      'Cluster US: 3 resources, and whatever runs in it',
    ]);
    const button = dialog.getByRole('button', {
      name: 'Delete payments-ledger-dev',
    });
    expect(button).toBeDisabled();
    await userEvent.type(dialog.getByRole('textbox'), 'payments-ledger-dev');
    await userEvent.click(button);
    await waitFor(() => expect(api.namespaces.delete).toHaveBeenCalledWith(ID));
  });

  it('leaves the end of the namespace of an environment to the environment', async () => {
    open(
      exampleNamespace({
        environment_request_id: exampleId(71),
        actions: {
          update: { allowed: true },
          reconcile: { allowed: true },
          delete: { allowed: false, reason: 'It goes with its environment.' },
        },
      }),
    );
    expect(await screen.findByText(/of an environment/)).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Actions for payments-ledger-dev' }),
    );
    const item = await screen.findByRole('menuitem', { name: /Delete/ });
    expect(item).toHaveTextContent('It goes with its environment.');
    expect(item).toHaveAttribute('aria-disabled', 'true');
  });

  it('keeps targets and members that an action does not answer, and follows what changes', async () => {
    let status: Namespace['status'] = 'active';
    renderPage(<NamespacePage />, {
      path: `/namespaces/${ID}`,
      mountPath: '/namespaces/:id',
      api: {
        namespaces: {
          get: async () => exampleNamespace({ status }),
          reconcile: async () =>
            exampleNamespace({
              status: 'provisioning',
              targets: undefined,
              members: undefined,
            }),
        },
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Reconcile' }),
    );
    expect(
      screen.getByRole('article', { name: 'Cluster EU' }),
    ).toBeInTheDocument();
    status = 'failed';
    await comeBackOnline();
    expect(await screen.findByText('Failed')).toBeInTheDocument();
  });

  it('does not say whether one exists that may not be seen', async () => {
    renderPage(<NamespacePage />, {
      path: `/namespaces/${ID}`,
      mountPath: '/namespaces/:id',
      api: {
        namespaces: {
          get: async () => {
            throw exampleError('not_found', 'No');
          },
        },
      },
    });
    expect(
      await screen.findByText(
        'There is no such namespace, or you may not see it',
      ),
    ).toBeInTheDocument();
  });
});
