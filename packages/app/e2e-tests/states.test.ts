import { expect, test, type Page } from '@playwright/test';
import {
  emptyLists,
  failCalls,
  forbidCalls,
  holdCalls,
  type ApiPath,
} from './support/answers';
import { checkPage } from './support/checkPage';
import { goTo } from './support/goTo';
import { peopleByRole, roles, type Role } from './support/roles';
import { signIn } from './support/signIn';

/** A page, what the API is asked for on it, and what stands there when that is empty, where it can be. */
type Case = {
  route: string;
  path: ApiPath;
  empty?: RegExp;
  /** How it is refused; not found where nobody is told that it exists. */
  forbidden?: RegExp;
  /** Whose page it is; everybody's when absent. */
  roles?: Role[];
};

const someId = '00000000-0000-4000-8000-00000000dead';
const refused = /^You may not /;

const cases: Case[] = [
  {
    route: '/environments',
    path: /^\/environment-requests$/,
    empty: /^(There are|You have) no environments yet/,
    forbidden: refused,
  },
  {
    route: '/environments/costs',
    path: '/environment-costs',
    forbidden: refused,
  },
  {
    route: '/environments/new',
    path: /^\/environment-classes$/,
    roles: ['requester', 'admin'],
  },
  {
    route: `/environments/${someId}`,
    path: /^\/environment-requests\/[^/]+$/,
    forbidden: refused,
  },
  {
    route: '/approvals',
    path: /^\/(environment-requests|template-gates)$/,
    empty: /^Nothing waits|^No .* wait/,
    forbidden: refused,
  },
  {
    route: '/tenants',
    path: /^\/tenants$/,
    empty: /^There are no tenants/,
    forbidden: refused,
  },
  {
    route: '/tenants/acme',
    path: /^\/tenants\/by-slug\//,
    forbidden: /^There is no such tenant/,
  },
  { route: '/products?tenant=acme', path: /^\/catalog$/, forbidden: refused },
  { route: '/audit', path: /^\/audit$/, forbidden: refused },
  {
    route: '/runtimes',
    path: /^\/runtime-environments$/,
    forbidden: refused,
    roles: ['admin'],
  },
  {
    route: '/runtimes/groups',
    path: /^\/groups$/,
    forbidden: refused,
    roles: ['admin'],
  },
  {
    route: '/runtimes/queue',
    path: /^\/queue/,
    forbidden: refused,
    roles: ['admin'],
  },
  { route: '/namespaces', path: /^\/namespaces$/, forbidden: refused },
  { route: '/namespaces/rules', path: /^\/namespace-rules$/ },
  {
    route: '/namespaces/identity-groups',
    path: /^\/identity-groups$/,
    roles: ['admin'],
  },
];

/** What a page shows to everybody, whatever the API answers. */
async function leave(page: Page) {
  await goTo(page, '/settings');
  await expect(
    page.getByRole('heading', { name: 'Settings' }).first(),
  ).toBeVisible();
}

for (const role of roles) {
  test(`every page tells ${role}s that it loads, that it failed, that it is empty and that it is not for them, and keeps nobody out meanwhile`, async ({
    browser,
  }) => {
    test.setTimeout(400_000);
    const { page, problems, close } = await signIn(browser, peopleByRole[role]);
    const theirs = cases.filter(each => each.roles?.includes(role) ?? true);
    for (const { route, path, empty, forbidden } of theirs) {
      await test.step(route, async () => {
        await leave(page);
        const release = await holdCalls(page, path);
        await goTo(page, route);
        await expect.soft(page.getByRole('status').first()).toBeAttached();
        await checkPage(page, `${route}, loading`, { alsoNarrow: false });
        await release();

        await leave(page);
        const mend = await failCalls(page, path);
        await goTo(page, route);
        const alert = page.locator('main').getByRole('alert').first();
        await expect.soft(alert, `${route} says that it failed`).toBeVisible();
        await expect
          .soft(
            alert.getByText('Request id').first(),
            `${route} names the request`,
          )
          .toBeVisible();
        await checkPage(page, `${route}, failing`);
        await mend();
        const retry = alert.getByRole('button', { name: 'Try again' });
        if (await retry.isVisible()) {
          // Pages try again by themselves as well, and may have come back a moment before
          await retry.click({ timeout: 2_000 }).catch(() => undefined);
          await expect.soft(alert, `${route} comes back`).toBeHidden();
        }

        if (empty) {
          await leave(page);
          const fill = await emptyLists(page, path);
          await goTo(page, route);
          await expect
            .soft(page.getByText(empty).locator('visible=true').first())
            .toBeVisible();
          await checkPage(page, `${route}, empty`);
          await fill();
        }
        if (forbidden) {
          await leave(page);
          const allow = await forbidCalls(page, path);
          await goTo(page, route);
          await expect
            .soft(page.getByText(forbidden).locator('visible=true').first())
            .toBeVisible();
          await checkPage(page, `${route}, forbidden`);
          await allow();
        }
      });
    }
    expect(problems).toEqual([]);
    await close();
  });
}
