import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  exampleError,
  exampleProject,
  exampleTenant,
  renderPage,
} from '../../__testUtils__';
import { ProjectsTab } from './ProjectsTab';

const tenant = exampleTenant();

describe('ProjectsTab', () => {
  it('says why it is empty, and creates the first project there', async () => {
    const { api } = renderPage(<ProjectsTab tenant={tenant} />, {
      api: { tenants: { listProjects: async () => ({ items: [] }) } },
    });
    await screen.findByText('There are no projects yet');
    await userEvent.click(
      screen.getByRole('button', { name: 'Create project' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(
      dialog.getByRole('textbox', { name: /Name/ }),
      'Back Office',
    );
    await userEvent.click(
      dialog.getByRole('button', { name: 'Create project' }),
    );
    await waitFor(() =>
      expect(api.tenants.createProject).toHaveBeenCalledWith({
        tenant_id: tenant.id,
        slug: 'back-office',
        name: 'Back Office',
        description: '',
      }),
    );
    await waitFor(() =>
      expect(api.tenants.listProjects).toHaveBeenCalledTimes(2),
    );
  });

  it('changes name and description, and never the slug', async () => {
    const { api } = renderPage(<ProjectsTab tenant={tenant} />);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Actions for Storefront' }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: /Edit/ }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      dialog.queryByRole('textbox', { name: /Slug/ }),
    ).not.toBeInTheDocument();
    const name = dialog.getByRole('textbox', { name: /Name/ });
    await userEvent.clear(name);
    await userEvent.type(name, 'Shop');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(api.tenants.updateProject).toHaveBeenCalledWith(
        exampleProject().id,
        { name: 'Shop', description: 'What customers see.' },
      ),
    );
  });

  it('deletes one after its slug was typed', async () => {
    const { api } = renderPage(<ProjectsTab tenant={tenant} />);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Actions for Storefront' }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: /Delete/ }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(
      dialog.getByRole('textbox', { name: 'Slug of the project' }),
      'storefront{Enter}',
    );
    await waitFor(() =>
      expect(api.tenants.deleteProject).toHaveBeenCalledWith(
        exampleProject().id,
      ),
    );
  });

  it('says what failed where the projects would be', async () => {
    renderPage(<ProjectsTab tenant={tenant} />, {
      api: {
        tenants: {
          listProjects: async () => {
            throw exampleError('unavailable', 'The database is away');
          },
        },
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The projects could not be loaded',
    );
  });
});
