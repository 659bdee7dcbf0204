import type { Picture } from './Gallery';
import type { GalleryExample } from './makeGalleryExample';
import { changed, inStates } from './states';

const hour = 3_600_000;
const later = (hours: number) =>
  new Date(Date.now() + hours * hour).toISOString();

/** What an admin sees. */
export function picturesOfAdmins(example: GalleryExample): Picture[] {
  const status = `/environments/${example.ready}`;
  return [
    { page: 'environments', state: 'table', route: '/environments' },
    {
      page: 'environments',
      state: 'cards',
      route: '/environments?layout=cards',
    },
    {
      page: 'environments',
      state: 'bulk',
      route: '/environments',
      before: async page => {
        const boxes = page.getByRole('checkbox', { name: /^Select (?!all)/ });
        for (const box of [boxes.nth(0), boxes.nth(1)]) {
          await box.check({ force: true });
        }
      },
    },
    {
      page: 'environments',
      state: 'nothing-found',
      route: '/environments?q=nothing-is-called-this',
      text: 'Nothing matches your filters',
    },
    ...inStates('environments', '/environments', /^\/environment-requests$/, [
      'failing',
      'forbidden',
      'empty',
      'loading',
    ]),
    { page: 'costs', state: 'full', route: '/environments/costs' },
    ...inStates('costs', '/environments/costs', '/environment-costs', [
      'failing',
      'loading',
    ]),
    {
      page: 'status',
      state: 'provisioning',
      route: status,
      prepare: changed(
        example.ready,
        { status: 'reconciling', ready_at: undefined, expires_at: undefined },
        {
          status: 'in_progress',
          message: 'Writing the manifests',
          drift_status: 'unknown',
        },
      ),
    },
    {
      page: 'status',
      state: 'waiting-for-pull-request',
      route: status,
      prepare: changed(
        example.ready,
        { status: 'reconciling', ready_at: undefined, expires_at: undefined },
        {
          status: 'waiting',
          message: 'Waiting for the pull request #42 to be merged',
          drift_status: 'unknown',
          links: [
            {
              title: 'Pull request #42',
              url: 'https://github.com/example/gitops/pull/42',
            },
          ],
        },
      ),
    },
    {
      page: 'status',
      state: 'failed',
      route: status,
      prepare: changed(
        example.ready,
        {
          status: 'failed',
          status_message: 'The GitOps repository takes no change.',
        },
        {
          status: 'failed',
          message: 'The branch is protected',
          attempt: 10,
          last_error:
            'remote: error: GH006: Protected branch update failed for refs/heads/main.',
        },
      ),
    },
    {
      page: 'status',
      state: 'suspended',
      route: status,
      prepare: changed(
        example.ready,
        {
          status: 'suspended',
          status_message: 'Its time is over.',
          suspended_at: later(-2),
          removal_at: later(70),
          expires_at: later(-2),
        },
        {},
      ),
    },
    ...inStates('status', status, /^\/environment-requests\/[^/]+$/, [
      'failing',
      'loading',
    ]),
    {
      page: 'status',
      state: 'not-found',
      route: '/environments/00000000-0000-4000-8000-00000000dead',
    },
    {
      page: 'tenants',
      state: 'list',
      route: '/tenants',
      text: 'Globex',
    },
    ...inStates('tenants', '/tenants', /^\/tenants$/, [
      'failing',
      'empty',
      'loading',
    ]),
    {
      page: 'audit',
      state: 'verified',
      route: '/audit',
      before: page => page.getByRole('button', { name: 'Verify now' }).click(),
    },
    ...inStates('audit', '/audit', /^\/audit$/, [
      'failing',
      'forbidden',
      'empty',
    ]),
    { page: 'runtimes', state: 'list', route: '/runtimes' },
    ...inStates('runtimes', '/runtimes', /^\/runtime-environments$/, [
      'failing',
      'forbidden',
      'loading',
    ]),
    {
      page: 'runtime',
      state: 'healthy',
      route: `/runtimes/${example.runtime}`,
    },
    { page: 'runtime-groups', state: 'list', route: '/runtimes/groups' },
    { page: 'queue', state: 'busy', route: '/runtimes/queue' },
    ...inStates('queue', '/runtimes/queue', '/queue', ['failing']),
    { page: 'namespaces', state: 'list', route: '/namespaces' },
    ...inStates('namespaces', '/namespaces', /^\/namespaces$/, [
      'failing',
      'empty',
    ]),
    { page: 'namespace', state: 'create', route: '/namespaces/new' },
    {
      page: 'namespace',
      state: 'drifted',
      route: `/namespaces/${example.namespaces.drifted}`,
    },
    {
      page: 'namespace',
      state: 'held',
      route: `/namespaces/${example.namespaces.held}`,
    },
    { page: 'namespace-rules', state: 'list', route: '/namespaces/rules' },
    {
      page: 'identity-groups',
      state: 'list',
      route: '/namespaces/identity-groups',
    },
  ];
}

/** What somebody sees who requests things. */
export function picturesOfRequesters(example: GalleryExample): Picture[] {
  const clone = `/environments/new?clone=${example.partly}`;
  return [
    { page: 'home', state: 'requester', route: '/' },
    { page: 'request', state: 'classes', route: '/environments/new' },
    {
      page: 'request',
      state: 'details-of-a-component',
      route:
        '/environments/new?component=component:default/payments-api&class=preview',
    },
    { page: 'request', state: 'parameters', route: clone },
    {
      page: 'request',
      state: 'plan',
      route: clone,
      before: async page => {
        await page.getByRole('button', { name: 'Continue to plan' }).click();
        await page.getByRole('region', { name: 'Policy checks' }).waitFor();
      },
    },
    {
      page: 'request',
      state: 'review',
      route: clone,
      before: async page => {
        await page.getByRole('button', { name: 'Continue to plan' }).click();
        await page.getByRole('button', { name: 'Continue to review' }).click();
      },
    },
    {
      page: 'request',
      state: 'invalid',
      route: '/environments/new?class=regulated',
      before: page =>
        page.getByRole('button', { name: 'Continue to plan' }).click(),
    },
    ...inStates('request', '/environments/new', /^\/environment-classes$/, [
      'failing',
      'loading',
    ]),
    {
      page: 'status',
      state: 'ready',
      route: `/environments/${example.ready}`,
    },
    {
      page: 'status',
      state: 'extend',
      route: `/environments/${example.ready}`,
      before: page =>
        page.getByRole('button', { name: 'Extend', exact: true }).click(),
    },
    {
      page: 'status',
      state: 'delete',
      route: `/environments/${example.ready}`,
      before: async page => {
        await page.getByRole('button', { name: /^Actions for/ }).click();
        await page.getByRole('menuitem', { name: /^Delete/ }).click();
      },
    },
    {
      page: 'status',
      state: 'drifted',
      route: `/environments/${example.drifted}`,
    },
    ...['plan', 'resources', 'events', 'details', 'yaml', 'audit'].map(
      (tab): Picture => ({
        page: 'status',
        state: `tab-${tab}`,
        route: `/environments/${example.drifted}?tab=${tab}`,
      }),
    ),
    {
      page: 'status',
      state: 'pending',
      route: `/environments/${example.pending}`,
    },
    {
      page: 'status',
      state: 'edit',
      route: `/environments/${example.partly}`,
      before: async page => {
        await page.getByRole('button', { name: /^Actions for/ }).click();
        await page.getByRole('menuitem', { name: /Edit request/ }).click();
      },
    },
    {
      page: 'status',
      state: 'deleted',
      route: `/environments/${example.deleted}`,
    },
    {
      page: 'tenant',
      state: 'overview',
      route: '/tenants/acme',
      text: 'Plan and contract',
    },
    ...[
      'projects',
      'members',
      'service-accounts',
      'quotas',
      'entitlements',
      'api-keys',
      'environments',
      'audit',
    ].map((tab): Picture => ({
      page: 'tenant',
      state: tab,
      route: `/tenants/acme/${tab}`,
    })),
    { page: 'tenant', state: 'not-found', route: '/tenants/nobody' },
    ...inStates('tenant', '/tenants/acme', /^\/tenants\/by-slug/, [
      'failing',
      'loading',
    ]),
    { page: 'products', state: 'list', route: '/products?tenant=acme' },
    ...inStates('products', '/products?tenant=acme', /^\/catalog$/, [
      'failing',
      'empty',
    ]),
    ...picturesAround(example),
  ];
}

/** The pages of Backstage that show something of the suite. */
function picturesAround(example: GalleryExample): Picture[] {
  return [
    {
      page: 'catalog',
      state: 'component',
      route: '/catalog/default/component/payments-api',
    },
    {
      page: 'catalog',
      state: 'component-environments',
      route: '/catalog/default/component/payments-api/environments',
    },
    {
      page: 'catalog',
      state: 'system',
      route: '/catalog/default/system/commerce',
    },
    {
      page: 'catalog',
      state: 'group',
      route: '/catalog/default/group/team-payments',
    },
    {
      page: 'catalog',
      state: 'environment',
      route: `/catalog/default/resource/${example.driftedName}`,
    },
    {
      page: 'catalog',
      state: 'graph',
      route:
        '/catalog-graph?rootEntityRefs[]=component:default/payments-api&maxDepth=2',
    },
    {
      page: 'template',
      state: 'request-environment',
      route: '/create/templates/default/request-environment',
    },
    {
      page: 'search',
      state: 'results',
      route: '/search?query=payments',
      text: 'Payments API',
    },
    { page: 'notifications', state: 'list', route: '/notifications' },
    { page: 'settings', state: 'general', route: '/settings' },
    {
      page: 'settings',
      state: 'notifications',
      route: '/settings/notifications',
    },
  ];
}

/** What somebody sees who decides. */
export function picturesOfApprovers(example: GalleryExample): Picture[] {
  const partly = `/approvals?request=${example.partly}`;
  const tab =
    (name: RegExp): Picture['before'] =>
    page =>
      page.getByRole('tab', { name }).click();
  return [
    { page: 'home', state: 'approver', route: '/' },
    { page: 'approvals', state: 'inbox', route: '/approvals' },
    { page: 'approvals', state: 'request', route: partly, text: 'to create' },
    {
      page: 'approvals',
      state: 'policies-and-cost',
      route: partly,
      before: tab(/Policies and cost/),
    },
    {
      page: 'approvals',
      state: 'who-is-asking',
      route: partly,
      before: tab(/Who is asking/),
    },
    {
      page: 'approvals',
      state: 'votes',
      route: partly,
      before: tab(/^Approvals/),
    },
    {
      page: 'approvals',
      state: 'gate',
      route: `/approvals?gate=${example.gate}`,
      text: 'operate',
    },
    {
      page: 'approvals',
      state: 'extension',
      route: `/environments/${example.extension}?tab=approval`,
    },
    {
      page: 'approvals',
      state: 'away',
      route: '/approvals',
      before: page => page.getByRole('button', { name: 'I am away' }).click(),
    },
    ...inStates(
      'approvals',
      '/approvals',
      /^\/(environment-requests|template-gates)$/,
      ['failing', 'empty', 'forbidden', 'loading'],
    ),
    {
      page: 'approvals',
      state: 'link-that-leads-nowhere',
      route: '/approvals?link=nonsense',
    },
  ];
}

/** What somebody sees who may only look, and has nothing. */
export function picturesOfViewers(): Picture[] {
  return [
    { page: 'home', state: 'viewer', route: '/' },
    {
      page: 'environments',
      state: 'first-visit',
      route: '/environments?tab=mine',
    },
    { page: 'request', state: 'not-allowed', route: '/environments/new' },
    { page: 'runtimes', state: 'not-allowed', route: '/runtimes' },
  ];
}
