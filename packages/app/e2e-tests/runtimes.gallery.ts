import { test } from '@playwright/test';
import { makeRuntimesExample } from './support/runtimesExample';
import { shoot } from './support/shoot';

/*
 * Takes the pictures of the README that are about runtime environments and namespaces. Not a test: see portal.gallery.ts.
 * What is in them was made through the API, and has happened.
 */

test('the pictures of runtime environments and namespaces', async ({
  browser,
  request,
}) => {
  test.setTimeout(900_000);
  const { drifted } = await makeRuntimesExample(request);
  await shoot(browser, 'Ada Lindqvist', [
    { name: 'runtimes', route: '/runtimes' },
    { name: 'groups', route: '/runtimes/groups' },
    { name: 'queue', route: '/runtimes/queue' },
    { name: 'namespaces', route: '/namespaces' },
    { name: 'namespace', route: `/namespaces/${drifted}` },
  ]);
});
