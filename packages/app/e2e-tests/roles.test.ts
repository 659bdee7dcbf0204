import { expect, test, type Locator, type Page } from '@playwright/test';
import { checkPage } from './support/checkPage';
import { goTo } from './support/goTo';
import { requestEnvironment } from './support/requestEnvironment';
import { peopleByRole, roles, type Role } from './support/roles';
import { signIn } from './support/signIn';

/**
 * What somebody meets: the page and its first action, the page where that action is disabled and says why or is not for
 * them, or instead of the page a refusal that names what they may not do.
 */
type Access = 'may act' | 'is told why not' | 'may look' | 'is refused';

type Case = {
  route: string;
  heading: string;
  /** What the page is for doing. */
  action?: string;
  access: Record<Role, Access>;
};

const everyone = (access: Access): Case['access'] => ({
  viewer: access,
  requester: access,
  approver: access,
  admin: access,
});
/** Admins may act, and the others as it says. */
const adminsOnly = (others: Access): Case['access'] => ({
  ...everyone(others),
  admin: 'may act',
});
/** Those who request may act, and the others as it says. */
const requestersOnly = (others: Access): Case['access'] => ({
  ...adminsOnly(others),
  requester: 'may act',
});

const casesFor = (environment: string): Case[] => [
  {
    route: '/environments',
    heading: 'Environments',
    action: 'Request environment',
    access: requestersOnly('is told why not'),
  },
  {
    route: '/environments/new',
    heading: 'Request an environment',
    action: 'Continue to details',
    access: requestersOnly('is refused'),
  },
  {
    route: '/environments/costs',
    heading: 'Cost and capacity',
    access: everyone('may look'),
  },
  {
    route: `/environments/${environment}`,
    heading: 'roles-example · preview',
    action: 'Extend',
    access: requestersOnly('is told why not'),
  },
  {
    route: '/approvals',
    heading: 'Approvals',
    action: 'I am away',
    access: everyone('may act'),
  },
  {
    route: '/tenants',
    heading: 'Tenants',
    action: 'Create tenant',
    access: adminsOnly('is told why not'),
  },
  {
    route: '/products',
    heading: 'Products',
    action: 'Add product',
    access: adminsOnly('may look'),
  },
  {
    route: '/audit',
    heading: 'Audit log',
    action: 'Export',
    access: everyone('may act'),
  },
  {
    route: '/runtimes',
    heading: 'Runtimes',
    action: 'Add runtime',
    access: adminsOnly('is refused'),
  },
  {
    route: '/runtimes/groups',
    heading: 'Runtimes',
    action: 'Create group',
    access: adminsOnly('is refused'),
  },
  {
    route: '/runtimes/queue',
    heading: 'Runtimes',
    access: { ...everyone('is refused'), admin: 'may look' },
  },
  {
    route: '/namespaces',
    heading: 'Namespaces',
    action: 'Create namespace',
    access: adminsOnly('is told why not'),
  },
  {
    route: '/namespaces/rules',
    heading: 'Namespaces',
    action: 'Edit rules',
    access: adminsOnly('is told why not'),
  },
  {
    route: '/namespaces/identity-groups',
    heading: 'Namespaces',
    access: { ...everyone('is refused'), admin: 'may look' },
  },
];

/** The first action of a page, whether it is done at once or on a page of its own. */
function actionOf(page: Page, name: string): Locator {
  return page
    .getByRole('button', { name, exact: true })
    .or(page.getByRole('link', { name, exact: true }))
    .locator('visible=true')
    .first();
}

async function expectAccess(page: Page, each: Case, access: Access) {
  const { route, heading, action } = each;
  const refusal = page.getByText(/^You may not /).locator('visible=true');
  if (access === 'is refused') {
    await expect.soft(refusal.first(), `${route} is refused`).toBeVisible();
    return;
  }
  await expect
    .soft(page.getByRole('heading', { name: heading }).first(), route)
    .toBeVisible();
  await expect.soft(page.locator('.bui-Skeleton'), route).toHaveCount(0);
  if (!action || access === 'may look') {
    await expect.soft(refusal, route).toHaveCount(0);
    return;
  }
  const control = actionOf(page, action);
  await expect.soft(control, `${route}, ${action}`).toBeVisible();
  if (access === 'may act') {
    await expect
      .soft(control, `${route}, ${action}`)
      .not.toHaveAttribute('aria-disabled', 'true');
  } else {
    await expect
      .soft(control, `${route}, ${action}`)
      .toHaveAttribute('aria-disabled', 'true');
    await expect
      .soft(control, `${route}, ${action}`)
      .toHaveAccessibleDescription(/\w \w/);
  }
}

for (const role of roles) {
  test(`every page gives ${role}s what they may do, and says what they may not`, async ({
    browser,
    request,
  }) => {
    test.setTimeout(180_000);
    const { id } = await requestEnvironment(request, {
      app: 'roles-example',
      class: 'preview',
      until: 'ready',
    });
    const { page, problems, close } = await signIn(browser, peopleByRole[role]);
    for (const each of casesFor(id)) {
      await test.step(each.route, async () => {
        await goTo(page, each.route);
        await expectAccess(page, each, each.access[role]);
        await checkPage(page, `${each.route}, as ${role}`);
      });
    }
    expect(problems).toEqual([]);
    await close();
  });
}
