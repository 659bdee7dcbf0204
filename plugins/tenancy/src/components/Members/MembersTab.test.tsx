import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Entity } from '@backstage/catalog-model';
import {
  exampleActions,
  exampleError,
  exampleMember,
  exampleTenant,
  renderPage,
  type RenderPageOptions,
} from '../../__testUtils__';
import { MembersTab } from './MembersTab';

const security: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'team-security', namespace: 'default' },
  spec: { type: 'team', profile: { displayName: 'Team Security' } },
};

function open(options: RenderPageOptions = {}, tenant = exampleTenant()) {
  return renderPage(<MembersTab tenant={tenant} />, {
    entities: [security],
    ...options,
  });
}

async function openAdd(options: RenderPageOptions = {}) {
  const rendered = open(options);
  await screen.findByRole('row', { name: /team-payments/ });
  await userEvent.click(screen.getByRole('button', { name: 'Add member' }));
  return { ...rendered, dialog: within(await screen.findByRole('dialog')) };
}

describe('MembersTab', () => {
  it('says what the role of each member allows', async () => {
    open();
    expect(
      await screen.findByRole('row', { name: /team-payments/ }),
    ).toHaveTextContent(/Developer.*Also changes projects/);
  });

  it('adds a group of the catalog', async () => {
    const { api, dialog } = await openAdd();
    await userEvent.click(
      dialog.getByRole('combobox', { name: /Person or group/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /Team Security/ }),
    );
    await userEvent.click(dialog.getByRole('radio', { name: /Admin/ }));
    await userEvent.click(dialog.getByRole('button', { name: 'Add member' }));
    await waitFor(() =>
      expect(api.tenants.addMember).toHaveBeenCalledWith({
        tenant_id: exampleTenant().id,
        member_ref: 'group:default/team-security',
        role: 'admin',
      }),
    );
  });

  it('adds nobody when nobody was chosen', async () => {
    const { api, dialog } = await openAdd();
    await userEvent.click(dialog.getByRole('button', { name: 'Add member' }));
    expect(dialog.getByText('Choose a person or a group.')).toBeInTheDocument();
    expect(api.tenants.addMember).not.toHaveBeenCalled();
  });

  it('takes a reference that the catalog does not know, and says at the field what is refused', async () => {
    const { dialog } = await openAdd({
      api: {
        tenants: {
          addMember: async () => {
            throw exampleError('conflict', 'It is a member', [
              { field: 'member_ref', message: 'is a member already' },
            ]);
          },
        },
      },
    });
    await userEvent.click(
      dialog.getByRole('button', { name: /Enter a reference/ }),
    );
    const field = dialog.getByRole('textbox', { name: /Person or group/ });
    await userEvent.type(field, 'ben');
    await userEvent.tab();
    expect(dialog.getByText(/Write it as user:default/)).toBeInTheDocument();
    await userEvent.clear(field);
    await userEvent.type(field, 'user:default/ben');
    await userEvent.click(dialog.getByRole('button', { name: 'Add member' }));
    expect(await dialog.findByText('Is a member already')).toBeInTheDocument();
    expect(field).toHaveValue('user:default/ben');
  });

  it('changes a role, and removes a member', async () => {
    const { api } = open();
    const menuButton = await screen.findByRole('button', {
      name: /Actions for group:default/,
    });
    await userEvent.click(menuButton);
    await userEvent.click(
      await screen.findByRole('menuitem', { name: /Change role/ }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    const change = dialog.getByRole('button', { name: 'Change role' });
    expect(change).toBeDisabled();
    await userEvent.click(dialog.getByRole('radio', { name: /Viewer/ }));
    await userEvent.click(change);
    await waitFor(() =>
      expect(api.tenants.updateMember).toHaveBeenCalledWith(
        exampleMember().id,
        { role: 'viewer' },
      ),
    );
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );

    await userEvent.click(menuButton);
    await userEvent.click(
      await screen.findByRole('menuitem', { name: /Remove/ }),
    );
    await userEvent.click(
      within(await screen.findByRole('dialog')).getByRole('button', {
        name: 'Remove',
      }),
    );
    await waitFor(() =>
      expect(api.tenants.removeMember).toHaveBeenCalledWith(exampleMember().id),
    );
  });

  it('takes a role back that could not be changed, and says why', async () => {
    open({
      api: {
        tenants: {
          updateMember: async () => {
            throw exampleError('conflict', 'The last administrator stays one');
          },
        },
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: /Actions for group:default/ }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: /Change role/ }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('radio', { name: /Viewer/ }));
    await userEvent.click(dialog.getByRole('button', { name: 'Change role' }));
    expect(
      await screen.findByText('The role was not changed'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/The last administrator stays one/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('row', { name: /team-payments/ }),
    ).toHaveTextContent('Developer');
  });

  it('finds members by what is typed, and says when nobody is found', async () => {
    open({
      path: '/tenants?q=nobody',
      api: {
        tenants: {
          listMembers: async () => ({
            items: [
              exampleMember(),
              exampleMember({ id: 'zoe', member_ref: 'user:default/zoe' }),
            ],
          }),
        },
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Clear the search' }),
    );
    expect(await screen.findByText('2 members')).toBeInTheDocument();
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search members' }),
      'zoe',
    );
    expect(await screen.findByText('1 member')).toBeInTheDocument();
    expect(screen.getByRole('row', { name: /zoe/ })).toBeInTheDocument();
  });

  it('says who sees a tenant without members, and why they cannot be added', async () => {
    const reason = 'Only those who administer the tenant may';
    open(
      { api: { tenants: { listMembers: async () => ({ items: [] }) } } },
      exampleTenant({ actions: exampleActions({ manage_members: reason }) }),
    );
    expect(
      await screen.findByText('Nobody is a member yet'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Add member' }),
    ).toHaveAccessibleDescription(reason);
  });

  it('reads all pages', async () => {
    open({
      api: {
        tenants: {
          listMembers: async (_tenantId, query) =>
            query?.cursor
              ? { items: [exampleMember({ member_ref: 'user:default/zoe' })] }
              : {
                  items: [exampleMember({ id: 'one' })],
                  next_cursor: 'next',
                },
        },
      },
    });
    expect(await screen.findByRole('row', { name: /zoe/ })).toBeInTheDocument();
  });
});
