import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  catalogProcessingExtensionPoint,
  type EntityProvider,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import catalogModule from './index';

async function providersWith(controlPlane?: object) {
  const providers: EntityProvider[] = [];
  await startTestBackend({
    extensionPoints: [
      [
        catalogProcessingExtensionPoint,
        {
          addEntityProvider: (...added) => void providers.push(...added.flat()),
          addProcessor: () => {},
          addPlaceholderResolver: () => {},
          setOnProcessingErrorHandler: () => {},
        },
      ],
    ],
    features: [
      catalogModule,
      catalogServiceMock.factory(),
      mockServices.events.factory(),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          ...(controlPlane && {
            catalog: { providers: { controlPlane: { ...controlPlane } } },
          }),
        },
      }),
    ],
  });
  return providers.map(provider => provider.getProviderName());
}

describe('catalogModuleControlPlane', () => {
  it('adds the environments and the API to the catalog, without configuration', async () => {
    await expect(providersWith()).resolves.toEqual([
      'control-plane-environments',
      'control-plane-api',
    ]);
  });

  it('leaves the API out when told to', async () => {
    await expect(
      providersWith({ apiEntity: { enabled: false } }),
    ).resolves.toEqual(['control-plane-environments']);
  });

  it('does not start with a configuration that is wrong', async () => {
    await expect(providersWith({ apiEntity: { owner: '??' } })).rejects.toThrow(
      'apiEntity.owner',
    );
  });
});
