import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  searchIndexRegistryExtensionPoint,
  type SearchIndexRegistryExtensionPoint,
} from '@backstage/plugin-search-backend-node/alpha';
import {
  ENVIRONMENT_REQUESTS_CHANNEL,
  environmentRequestReadPermission,
  tenantReadPermission,
  TENANTS_CHANNEL,
} from '@groundwork/plugin-control-plane-common';
import searchModule from './index';

type Added = Parameters<SearchIndexRegistryExtensionPoint['addCollator']>[0];

describe('searchModuleControlPlane', () => {
  it('adds a collator for each, with the permission that results are held to, on schedule and after changes', async () => {
    const added: Added[] = [];
    const run = jest.fn();
    const scheduler = mockServices.scheduler.mock({
      createScheduledTaskRunner: () => ({ run }),
    });
    const events = mockServices.events.mock();
    await startTestBackend({
      extensionPoints: [
        [
          searchIndexRegistryExtensionPoint,
          {
            addCollator: collator => void added.push(collator),
            addDecorator: () => {},
          },
        ],
      ],
      features: [
        searchModule,
        scheduler.factory,
        events.factory,
        mockServices.rootConfig.factory({
          data: {
            search: {
              collators: {
                controlPlane: {
                  schedule: {
                    frequency: { minutes: 1 },
                    timeout: { minutes: 1 },
                  },
                },
              },
            },
          },
        }),
      ],
    });
    expect(
      added.map(({ factory }) => [factory.type, factory.visibilityPermission]),
    ).toEqual([
      ['environments', environmentRequestReadPermission],
      ['tenants', tenantReadPermission],
    ]);

    for (const { schedule, factory } of added) {
      await schedule.run({ id: factory.type, fn: async () => {} });
    }
    expect(scheduler.createScheduledTaskRunner).toHaveBeenCalledWith(
      expect.objectContaining({ frequency: { minutes: 1 } }),
    );
    expect(run).toHaveBeenCalledTimes(2);
    expect(
      events.subscribe.mock.calls.map(([{ id, topics }]) => [id, topics]),
    ).toEqual([
      ['environments', [ENVIRONMENT_REQUESTS_CHANNEL]],
      ['tenants', [TENANTS_CHANNEL]],
    ]);
  });
});
