import { screen } from '@testing-library/react';
import { compareMessages } from '@groundwork/plugin-control-plane-react/testUtils';
import { renderPage } from '../__testUtils__';
import { GroupsPage } from '../components/GroupsPage';
import { IdentityGroupsPage } from '../components/IdentityGroupsPage';
import { CreateNamespacePage } from '../components/NamespaceForm';
import { NamespaceListPage } from '../components/NamespaceListPage';
import { NamespacePage } from '../components/NamespacePage';
import { NamespaceRulesPage } from '../components/NamespaceRulesPage';
import { QueuePage } from '../components/QueuePage';
import { RuntimePage } from '../components/RuntimePage';
import { RuntimesPage } from '../components/RuntimesPage';
import german from './de';
import { runtimesMessages } from './runtimesMessages';

it('has every message in German, with the same values in it', () => {
  expect(
    compareMessages(runtimesMessages, german.messages, [
      'health.withMessage',
      'health.checkedNow',
      'namespace.isNow',
    ]),
  ).toEqual([]);
});

const id = '00000000-0000-4000-8000-000000000001';
const englishHeadings = new Set(
  Object.values(runtimesMessages.runtimesPage.tabs).map(String),
);

describe('pages speak German where it was chosen', () => {
  it.each([
    ['runtimes', <RuntimesPage key="" />, 'Laufzeiten', '/runtimes', undefined],
    [
      'a runtime environment',
      <RuntimePage key="" />,
      'Änderungen der Gesundheit',
      `/runtimes/${id}`,
      '/runtimes/:id',
    ],
    ['groups', <GroupsPage key="" />, 'Laufzeiten', '/runtimes', undefined],
    ['the queue', <QueuePage key="" />, 'Laufzeiten', '/runtimes', undefined],
    [
      'namespaces',
      <NamespaceListPage key="" />,
      'Namespaces',
      '/namespaces',
      undefined,
    ],
    [
      'how namespaces are named',
      <NamespaceRulesPage key="" />,
      'Teile des Namens',
      '/namespaces',
      undefined,
    ],
    [
      'identity groups',
      <IdentityGroupsPage key="" />,
      'Namespaces',
      '/namespaces',
      undefined,
    ],
    [
      'making a namespace',
      <CreateNamespacePage key="" />,
      'Namespace anlegen',
      '/namespaces',
      undefined,
    ],
  ])('%s', async (_, page, heading, path, mountPath) => {
    renderPage(page, { language: 'de', path, mountPath });
    expect(
      await screen.findByRole('heading', { name: heading }),
    ).toBeInTheDocument();
    for (const { textContent } of screen.getAllByRole('heading')) {
      expect(englishHeadings).not.toContain(textContent);
    }
    // What every page says in one way or another, and what is the same word in both languages is not among it
    expect(document.body).not.toHaveTextContent(
      /\b(Loading|Search|Created|Since|Actions|Reason|Nothing|Needed|Checked)\b/,
    );
  });

  it('a namespace', async () => {
    renderPage(<NamespacePage />, {
      language: 'de',
      path: `/namespaces/${id}`,
      mountPath: '/namespaces/:id',
    });
    expect(await screen.findByText(/bereit auf/)).toBeInTheDocument();
    expect(screen.getByRole('tab', { name: 'Ziele' })).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Abgleichen' }),
    ).toBeInTheDocument();
  });
});
