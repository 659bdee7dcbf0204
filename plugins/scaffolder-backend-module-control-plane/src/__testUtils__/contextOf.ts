import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';

/** A context in which Ana runs a template, with what the action logged and put out. */
export function contextOf<TContext>(
  overrides: Partial<ActionContext<any, any>>,
) {
  const logger = mockServices.logger.mock();
  const output = jest.fn<void, [string, unknown]>();
  const context = {
    ...createMockActionContext(),
    getInitiatorCredentials: async () =>
      mockCredentials.user('user:default/ana'),
    secrets: {},
    logger,
    output,
    ...overrides,
  } as TContext;
  return {
    context,
    outputs: () => Object.fromEntries(output.mock.calls),
    logs: () =>
      JSON.stringify(
        [logger.info, logger.warn, logger.error, logger.debug].map(
          ({ mock }) => mock.calls,
        ),
      ),
  };
}
