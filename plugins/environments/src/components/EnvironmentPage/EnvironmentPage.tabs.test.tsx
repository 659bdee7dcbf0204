import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  exampleError,
  exampleRequest,
  exampleTarget,
  renderPage,
} from '../../__testUtils__';
import { EnvironmentPage } from './EnvironmentPage';

const request = exampleRequest({
  votes: [],
  links: [
    {
      title: 'Pull request #42',
      kind: 'pull_request',
      url: 'https://github.com/example/gitops/pull/42',
    },
    { title: 'Commit', kind: 'commit', reference: '4f2a91c0' },
  ],
});
const withTargets = { ...request, targets: [exampleTarget(request)] };

type Options = NonNullable<Parameters<typeof renderPage>[1]>;

function open(tab: string, options: Options = {}) {
  return renderPage(<EnvironmentPage />, {
    ...options,
    path: `/environments/${request.id}?tab=${tab}`,
    mountPath: '/environments/:id',
    api: { getEnvironmentRequest: async () => withTargets, ...options.api },
  });
}

describe('EnvironmentPage', () => {
  it('leads to the catalog, the component, the repository and the pull request', async () => {
    open('targets');
    const places = within(
      await screen.findByRole('navigation', { name: 'Where to find it' }),
    );
    const leads = places
      .getAllByRole('link')
      .map(link => link.getAttribute('href'));
    expect(leads).toEqual([
      `/catalog/default/resource/${request.name}`,
      '/catalog/default/component/payments-api',
      'https://github.com/example/payments-api',
      'https://github.com/example/gitops/pull/42',
    ]);
  });

  it('shows what was asked as a manifest, and what it is rendered to on each target', async () => {
    open('yaml');
    const manifest = await screen.findByRole('region', {
      name: 'Manifest of the request',
    });
    expect(manifest).toHaveTextContent('kind: EnvironmentRequest');
    expect(manifest).toHaveTextContent('app: payments-api');
    await userEvent.click(
      await screen.findByRole('radio', { name: 'Git repository (6)' }),
    );
    expect(
      await screen.findByRole('region', {
        name: 'Resources on Git repository',
      }),
    ).toHaveTextContent('kind: ResourceQuota');
    expect(
      screen.getByRole('button', { name: 'Copy resources on Git repository' }),
    ).toBeEnabled();
    expect(screen.getByRole('button', { name: 'Download' })).toBeEnabled();
  });

  it('keeps the request where what it is rendered to cannot be read', async () => {
    open('yaml', {
      api: {
        getEnvironmentRequestPlan: async () => {
          throw exampleError('unavailable', 'No database');
        },
      },
    });
    expect(
      await screen.findByText('What it is rendered to could not be loaded'),
    ).toBeVisible();
    expect(
      screen.getByRole('region', { name: 'Manifest of the request' }),
    ).toBeVisible();
  });

  it('shows who did what, from where, and one event with before and after', async () => {
    const { api } = open('audit');
    await userEvent.click(
      await screen.findByRole('row', { name: /Extended by 24 h/ }),
    );
    expect(api.audit.list).toHaveBeenCalledWith(
      { target_id: request.id, limit: 50 },
      expect.anything(),
    );
    const drawer = await screen.findByRole('dialog', { name: 'Event 48,211' });
    expect(drawer).toHaveTextContent('192.0.2.14');
    expect(
      within(drawer).getByRole('region', { name: 'Before and after' }),
    ).toHaveTextContent('2026-01-02T12:00:00.000Z');
    await userEvent.click(
      within(drawer).getByRole('button', { name: /close/i }),
    );
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });

  it('says who can give the permission to read the audit log', async () => {
    open('audit', {
      api: {
        audit: {
          list: async () => {
            throw exampleError('forbidden', 'No');
          },
        },
      },
    });
    expect(
      await screen.findByRole('heading', {
        name: 'You may not read the audit log',
      }),
    ).toBeVisible();
    expect(
      screen.getByText(/An administrator of the control plane can give you/),
    ).toBeVisible();
  });

  it('tells in a lane what happened on its target alone', async () => {
    const { api } = open('targets');
    const lane = within(
      await screen.findByRole('article', { name: 'Git repository' }),
    );
    await userEvent.click(lane.getByRole('button', { name: 'Events' }));
    expect(await lane.findByText('Provisioning started')).toBeInTheDocument();
    expect(lane.queryByText(/^Requested Preview/)).not.toBeInTheDocument();
    expect(api.listEnvironmentRequestEvents).toHaveBeenCalledWith(
      request.id,
      { target_id: withTargets.targets[0].id, limit: 20 },
      expect.anything(),
    );
  });

  it('tells operators which process works on a target, and until when it may', async () => {
    open('targets', {
      api: {
        queue: {
          list: async () => ({
            items: [
              {
                id: withTargets.targets[0].id,
                namespace_id: request.id,
                name: request.name,
                runtime: 'gitops',
                title: 'Git repository',
                state: 'running',
                status: 'in_progress',
                desired_state: 'present',
                message: '',
                attempt: 0,
                generation: 1,
                claimed_by: 'backend-7',
                lease_until: new Date(Date.now() + 90_000).toISOString(),
                updated_at: request.updated_at,
              },
            ],
            total: { value: 1, relation: 'eq' as const },
          }),
        },
      },
    });
    expect(await screen.findByText(/Worked on by backend-7/)).toHaveTextContent(
      /until in (1|2) min/,
    );
  });

  it('names the permission where environments may not be seen at all', async () => {
    open('targets', {
      api: {
        getEnvironmentRequest: async () => {
          throw exampleError('forbidden', 'No');
        },
      },
    });
    expect(
      await screen.findByRole('heading', {
        name: 'You may not see environments',
      }),
    ).toBeVisible();
  });

  it('speaks German', async () => {
    // The words are loaded when somebody wants them.
    open('targets', { language: 'de' });
    expect(
      await screen.findByRole(
        'region',
        { name: 'Verlauf' },
        { timeout: 10_000 },
      ),
    ).toBeVisible();
    expect(screen.getAllByText('Bereit')[0]).toBeVisible();
    const tabs = screen.getAllByRole('tab').map(tab => tab.textContent);
    expect(tabs).toEqual([
      'Ziele',
      'Plan',
      'Genehmigung',
      'Ereignisse',
      'YAML',
      'Audit',
      'Details',
    ]);
    for (const english of ['Requested by', 'Ready', 'Extend', 'Timeline']) {
      expect(screen.queryByText(english)).not.toBeInTheDocument();
    }
  });
});
