import { screen } from '@testing-library/react';
import type { Entity } from '@backstage/catalog-model';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { compareMessages } from '@groundwork/plugin-control-plane-react/testUtils';
import { renderPage } from '../__testUtils__';
import { ComponentEnvironmentsCard } from '../components/EntityEnvironments';
import { EnvironmentSearchResult } from '../search';
import { catalogMessages } from './catalogMessages';
import { catalogMessages as germanCatalog } from './de/catalogMessages';
import { environmentMessages as germanEnvironment } from './de/environmentMessages';
import { searchMessages as germanSearch } from './de/searchMessages';
import { environmentMessages } from './environmentMessages';
import { searchMessages } from './searchMessages';

it('says everything of the status page, the catalog and the search in German, with the same values in it', () => {
  expect([
    ...compareMessages(environmentMessages, germanEnvironment),
    ...compareMessages(catalogMessages, germanCatalog),
    ...compareMessages(searchMessages, germanSearch),
  ]).toEqual([]);
});

const component: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'payments-api', namespace: 'default' },
};

it('speaks German on entity pages', async () => {
  renderPage(
    <EntityProvider entity={component}>
      <ComponentEnvironmentsCard />
    </EntityProvider>,
    { language: 'de' },
  );
  // The words are loaded when somebody wants them.
  expect(
    await screen.findByRole(
      'heading',
      { name: 'Umgebungen' },
      { timeout: 10_000 },
    ),
  ).toBeVisible();
  expect(await screen.findByText('1 Umgebung')).toBeVisible();
  for (const english of ['Environments', '1 environment', 'Ready']) {
    expect(screen.queryByText(english)).not.toBeInTheDocument();
  }
});

it('speaks German among the results of a search', async () => {
  renderPage(
    <EnvironmentSearchResult
      result={
        {
          title: 'payments-api-preview-1a2b',
          text: '',
          location: '/environments/1',
          status: 'ready',
          class: 'preview',
          owner: 'group:default/team-payments',
        } as Parameters<typeof EnvironmentSearchResult>[0]['result']
      }
    />,
    { language: 'de' },
  );
  expect(
    await screen.findByText('Klasse', undefined, { timeout: 10_000 }),
  ).toBeVisible();
  expect(screen.getByText('Besitzer')).toBeVisible();
  expect(screen.getByText('Bereit')).toBeVisible();
});
