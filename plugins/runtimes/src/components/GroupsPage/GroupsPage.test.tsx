import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  exampleGroup,
  exampleId,
  renderPage,
  sayInEnglish,
} from '../../__testUtils__';
import { GroupsPage } from './GroupsPage';
import { groupDraftOf, groupProblems, toGroupUpdate } from './groupDraft';

const path = '/runtimes/groups';

describe('GroupsPage', () => {
  it('says in words in what order, where, and who uses a group', async () => {
    renderPage(<GroupsPage />, { path });
    const card = await screen.findByRole('article', { name: 'Production' });
    expect(card).toHaveTextContent(
      'Cluster EU first, the other follows when it is ready.',
    );
    expect(card).toHaveTextContent('4 passes at the same time');
    expect(
      within(card).getByRole('link', { name: '12 namespaces' }),
    ).toHaveAttribute('href', `/namespaces?group=${exampleId(11)}`);
    expect(screen.getByRole('article', { name: 'Default' })).toHaveTextContent(
      'Owned by the configuration',
    );
  });

  it('says why a group cannot be deleted', async () => {
    renderPage(<GroupsPage />, { path });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Actions for Production' }),
    );
    const item = await screen.findByRole('menuitem', { name: /Delete/ });
    expect(item).toHaveAttribute('aria-disabled', 'true');
    expect(item).toHaveTextContent(
      '12 namespaces and the class production use it.',
    );
  });

  it('creates a group of runtime environments that are there', async () => {
    const { api } = renderPage(<GroupsPage />, { path });
    await screen.findByRole('article', { name: 'Production' });
    await userEvent.click(screen.getByRole('button', { name: 'Create group' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(
      dialog.getByRole('textbox', { name: /Name/ }),
      'staging',
    );
    await userEvent.click(
      await dialog.findByRole('checkbox', { name: /Cluster EU/ }),
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Create group' }));
    await waitFor(() =>
      expect(api.runtimes.createGroup).toHaveBeenCalledWith({
        name: 'staging',
        is_default: false,
        orchestration_strategy: 'replicate',
        environments: [{ id: exampleId(1) }],
      }),
    );
  });
});

describe('the draft of a group', () => {
  const group = exampleGroup();
  const draft = groupDraftOf(group, false);

  it('changes nothing when nothing was changed', () => {
    expect(toGroupUpdate(group, draft)).toBeUndefined();
  });

  it('adds and takes out members, and takes the limit away', () => {
    expect(
      toGroupUpdate(group, {
        ...draft,
        environments: [exampleId(1), exampleId(2)],
        concurrency_limit: '',
      }),
    ).toEqual({
      concurrency_limit: null,
      add_environments: [{ id: exampleId(2) }],
      remove_environment_ids: [exampleId(3)],
    });
  });

  it('needs to know which one comes first, of those that are in it', () => {
    expect(
      groupProblems({ ...draft, environments: [exampleId(3)] }, sayInEnglish())
        .canary_environment_id,
    ).toBe('Choose which one comes first.');
  });
});
