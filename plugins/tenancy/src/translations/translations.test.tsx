import { screen } from '@testing-library/react';
import { flattenMessages } from '@groundwork/plugin-control-plane-react';
import { compareMessages } from '@groundwork/plugin-control-plane-react/testUtils';
import {
  exampleEnvironment,
  exampleTenant,
  renderPage,
} from '../__testUtils__';
import { AuditPage } from '../components/AuditPage';
import { ProductCatalogPage } from '../components/ProductCatalogPage';
import { TenantListPage } from '../components/TenantListPage';
import { TenantPage } from '../components/TenantPage';
import { apiKeyMessages } from './apiKeyMessages';
import { auditMessages } from './auditMessages';
import { apiKeyMessages as apiKeyMessagesDe } from './de/apiKeyMessages';
import { auditMessages as auditMessagesDe } from './de/auditMessages';
import { entitlementMessages as entitlementMessagesDe } from './de/entitlementMessages';
import { formMessages as formMessagesDe } from './de/formMessages';
import { peopleMessages as peopleMessagesDe } from './de/peopleMessages';
import { productMessages as productMessagesDe } from './de/productMessages';
import { searchMessages as searchMessagesDe } from './de/searchMessages';
import { tenantListMessages as tenantListMessagesDe } from './de/tenantListMessages';
import { tenantMessages as tenantMessagesDe } from './de/tenantMessages';
import { entitlementMessages } from './entitlementMessages';
import { formMessages } from './formMessages';
import { peopleMessages } from './peopleMessages';
import { productMessages } from './productMessages';
import { searchMessages } from './searchMessages';
import { tenantListMessages } from './tenantListMessages';
import { tenantMessages } from './tenantMessages';

const english = {
  ...formMessages,
  ...tenantListMessages,
  ...tenantMessages,
  ...peopleMessages,
  ...entitlementMessages,
  ...apiKeyMessages,
  ...productMessages,
  ...auditMessages,
  ...searchMessages,
};
const german = {
  ...formMessagesDe,
  ...tenantListMessagesDe,
  ...tenantMessagesDe,
  ...peopleMessagesDe,
  ...entitlementMessagesDe,
  ...apiKeyMessagesDe,
  ...productMessagesDe,
  ...auditMessagesDe,
  ...searchMessagesDe,
};

it('says everything in German, with every value in its place', () => {
  expect(compareMessages(english, german)).toEqual([]);
});

/** Words that are English alone, so that they have no place on a German page. */
const onlyEnglish = new Set(Object.values(flattenMessages(english)));
for (const words of Object.values(flattenMessages(german))) {
  onlyEnglish.delete(words);
}

/** Everything that is read on the page, and what is read out of it. */
function wordsOnPage(): string[] {
  const words: string[] = [];
  for (const element of document.body.querySelectorAll('*')) {
    words.push(
      element.getAttribute('aria-label') ?? '',
      element.getAttribute('placeholder') ?? '',
      ...[...element.childNodes]
        .filter(node => node.nodeType === Node.TEXT_NODE)
        .map(node => node.textContent ?? ''),
    );
  }
  return words.map(each => each.trim()).filter(Boolean);
}

/** What of the page is in English, once it shows a heading. */
async function findEnglish(
  element: JSX.Element,
  path: string,
  heading: string,
  mountPath?: string,
) {
  renderPage(element, {
    path,
    mountPath,
    language: 'de',
    api: {
      listEnvironmentRequests: async () => ({
        items: [exampleEnvironment()],
        total: { value: 1, relation: 'eq' },
      }),
      // What the control plane says stays as it says it.
      tenants: { getBySlug: async () => exampleTenant() },
    },
  });
  await screen.findAllByRole('heading', { name: heading });
  return wordsOnPage().filter(words => onlyEnglish.has(words));
}

describe('in German', () => {
  it.each([
    ['/tenants', 'Mandanten', TenantListPage],
    ['/products?tenant=acme', 'Produkte', ProductCatalogPage],
    ['/audit', 'Audit-Protokoll', AuditPage],
  ])('nothing of %s is English', async (path, heading, Page) => {
    expect(await findEnglish(<Page />, path, heading)).toEqual([]);
  });

  it.each([
    ['', 'Tarif und Vertrag'],
    ['/projects', 'Projekte'],
    ['/members', 'Mitglieder'],
    ['/service-accounts', 'Dienstkonten'],
    ['/quotas', 'Kontingente'],
    ['/entitlements', 'Anfragen'],
    ['/environments', 'Umgebungen'],
  ])(
    'nothing of the page of a tenant at "%s" is English',
    async (tab, heading) => {
      expect(
        await findEnglish(
          <TenantPage />,
          `/tenants/acme${tab}`,
          heading,
          '/tenants/:slug/*',
        ),
      ).toEqual([]);
    },
  );

  it('nothing of the API keys of a tenant is English', async () => {
    renderPage(<TenantPage />, {
      path: '/tenants/acme/api-keys',
      mountPath: '/tenants/:slug/*',
      language: 'de',
    });
    await screen.findByRole('button', { name: 'API-Schlüssel anlegen' });
    expect(wordsOnPage().filter(words => onlyEnglish.has(words))).toEqual([]);
  });
});
