import type { Page } from '@playwright/test';
import {
  answerCalls,
  emptyLists,
  failCalls,
  forbidCalls,
  holdCalls,
} from '../support/answers';
import type { Picture } from './Gallery';

/** States that a page with data cannot be in by itself. */
type State = 'failing' | 'forbidden' | 'empty' | 'loading';

const prepare = {
  failing: failCalls,
  forbidden: forbidCalls,
  empty: emptyLists,
  loading: holdCalls,
};

/** A page in states that are made by what the API answers. */
export function inStates(
  page: string,
  route: string,
  path: string | RegExp,
  states: State[],
): Picture[] {
  return states.map(state => ({
    page,
    state,
    route,
    prepare: window => prepare[state](window, path),
    isLoading: state === 'loading',
  }));
}

/** What an environment is between two states that last, or after something that is hard to bring about. */
export function changed(
  id: string,
  change: object,
  changeOfTargets: object,
): Picture['prepare'] {
  return (page: Page) =>
    answerCalls(
      page,
      new RegExp(`^/environment-requests/${id}$`),
      async route => {
        const response = await route.fetch();
        const request = await response.json();
        await route.fulfill({
          response,
          json: {
            ...request,
            ...change,
            targets: request.targets.map((target: object) => ({
              ...target,
              ...changeOfTargets,
            })),
          },
        });
      },
    );
}
