import { expect, test } from '@playwright/test';
import { GitopsRepository } from './support/GitopsRepository';
import { tokenOf } from './support/issuer';
import { shoot } from './support/shoot';

/*
 * Takes the pictures of the README. Not a test: "npx playwright test -c playwright.gallery.config.ts" runs it. Everything in them is real: requests
 * made and approved through the API, commits in the repository, a hand edit that drifted.
 */

const requests = [
  ['payments-api', 'production', 'us-east-1', 'ana', 'approve'],
  ['payments-api', 'preview', 'us-east-1', 'ana', ''],
  ['payments-api', 'shared-staging', 'eu-central-1', 'ana', ''],
  ['billing-api', 'shared-staging', 'us-east-1', 'ana', ''],
  ['search-api', 'preview', 'eu-central-1', 'rui', ''],
  ['search-api', 'production', 'us-east-1', 'rui', 'reject'],
  ['search-api', 'production', 'us-east-1', 'rui', ''],
  ['billing-api', 'production', 'us-east-1', 'ana', ''],
] as const;

test('the pictures', async ({ browser, request }) => {
  test.setTimeout(900_000);
  const repository = await GitopsRepository.clone();
  const call = async (person: string, route: string, data?: object) => {
    const options = {
      headers: { Authorization: `Bearer ${await tokenOf(request, person)}` },
      data,
    };
    const url = `/api/control-plane/v1/environment-requests${route}`;
    const answer = await (data === undefined
      ? request.get(url, options)
      : request.post(url, options));
    expect(answer.ok(), await answer.text()).toBe(true);
    return answer.json();
  };

  const ids: string[] = [];
  for (const [app, environmentClass, region, person, decision] of requests) {
    const created = await call(person, '', {
      app,
      class: environmentClass,
      region,
      team: person === 'ana' ? 'team-payments' : 'team-search',
      repository: `https://github.com/example/${app}`,
      revision: 'main',
      component_ref: `component:default/${app}`,
      note: 'For the spring launch.',
    });
    ids.push(created.id);
    if (decision) {
      await call('ben', `/${created.id}/approve`, {
        decision,
        reason:
          decision === 'approve'
            ? 'Planned for this week'
            : 'Load test first, then ask again',
      });
    }
  }
  const statusOf = async (id: string) => (await call('vic', `/${id}`)).status;
  for (const id of ids.slice(0, 5)) {
    await expect.poll(() => statusOf(id)).toBe('ready');
  }
  const [drifting] = ids;
  await repository.editByHand(drifting, 'resourcequota.yaml', content =>
    content.replace(/pods: .*/, 'pods: "999"'),
  );
  await expect
    .poll(async () => (await call('vic', `/${drifting}`)).drift_status)
    .toBe('drifted');
  const { name } = await call('vic', `/${drifting}`);

  await shoot(browser, 'Ada Lindqvist', [
    { name: 'environments', route: '/environments' },
  ]);
  await shoot(browser, 'Ana Ruiz', [
    { name: 'status-drifted', route: `/environments/${drifting}` },
    { name: 'status-pending', route: `/environments/${ids[7]}` },
    {
      name: 'extend',
      route: `/environments/${ids[1]}`,
      before: async page => {
        await page.getByRole('button', { name: 'Extend' }).click();
        await page.getByRole('dialog').getByText('Will end').waitFor();
      },
    },
    {
      name: 'request',
      route: '/environments/new?component=component:default/payments-api',
    },
    { name: 'catalog', route: `/catalog/default/resource/${name}` },
    {
      name: 'catalog-tab',
      route: '/catalog/default/component/payments-api/environments',
    },
  ]);
  await shoot(browser, 'Ben Okafor', [
    {
      name: 'approvals',
      route: '/approvals',
      before: async page => {
        const item = page.getByRole('button', {
          name: /billing-api → production/,
        });
        await item.click();
      },
    },
  ]);
  await repository.dispose();
});
