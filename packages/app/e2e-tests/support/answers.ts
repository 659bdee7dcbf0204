import type { Page, Route } from '@playwright/test';

/** A path below `/v1` of the control plane's API: all that begin with it, or all that match. */
export type ApiPath = string | RegExp;

/** Lets the API answer by itself again. */
export type Restore = () => Promise<void>;

const base = '/api/control-plane/v1';

/** Answers calls that read instead of the API, until it is given back. */
export async function answerCalls(
  page: Page,
  path: ApiPath,
  answer: (route: Route) => Promise<void>,
): Promise<Restore> {
  const matches = (url: URL) => {
    if (!url.pathname.startsWith(`${base}/`)) {
      return false;
    }
    const rest = url.pathname.slice(base.length);
    return typeof path === 'string' ? rest.startsWith(path) : path.test(rest);
  };
  const handle = (route: Route) =>
    route.request().method() === 'GET' ? answer(route) : route.fallback();
  await page.route(matches, handle);
  return () => page.unroute(matches, handle);
}

/** Lets calls fail as the API does when something of its own is broken. */
export function failCalls(page: Page, path: ApiPath): Promise<Restore> {
  return answerCalls(page, path, route =>
    route.fulfill({
      status: 500,
      json: {
        error: 'internal_error',
        message: 'Something went wrong',
        request_id: '6f1c2d4e-7a53-4c1e-9b0a-2f8d5c7e1a34',
      },
    }),
  );
}

/** Lets calls be refused as to somebody without the permission. */
export function forbidCalls(page: Page, path: ApiPath): Promise<Restore> {
  return answerCalls(page, path, route =>
    route.fulfill({
      status: 403,
      json: {
        error: 'forbidden',
        message: 'You may not do this',
        request_id: '0b6a4f0e-11d2-4c55-8a39-6f3f4a0f9c21',
      },
    }),
  );
}

/** Lets lists be empty; what the API says beside their items stays. */
export function emptyLists(page: Page, path: ApiPath): Promise<Restore> {
  return answerCalls(page, path, async route => {
    const response = await route.fetch();
    const { next_cursor: _, ...list } = await response.json();
    await route.fulfill({
      response,
      json: {
        ...list,
        ...('items' in list && { items: [] }),
        ...('items' in list &&
          'total' in list && { total: { value: 0, relation: 'eq' } }),
      },
    });
  });
}

/** Keeps calls waiting until they are given back, so that a page shows that it loads. */
export async function holdCalls(page: Page, path: ApiPath): Promise<Restore> {
  let release = () => {};
  const released = new Promise<void>(resolve => {
    release = resolve;
  });
  const restore = await answerCalls(page, path, async route => {
    await released;
    // Whoever asked may have left meanwhile
    await route.continue().catch(() => undefined);
  });
  return async () => {
    release();
    await restore();
  };
}
