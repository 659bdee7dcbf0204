import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  catalogProcessingExtensionPoint,
  type CatalogProcessor,
  type EntityProvider,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import catalogModule from './index';

async function startWith(controlPlane?: object) {
  const providers: EntityProvider[] = [];
  const processors: CatalogProcessor[] = [];
  await startTestBackend({
    extensionPoints: [
      [
        catalogProcessingExtensionPoint,
        {
          addEntityProvider: (...added) => void providers.push(...added.flat()),
          addProcessor: (...added) => void processors.push(...added.flat()),
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
  return {
    providers: providers.map(provider => provider.getProviderName()),
    processors: processors.map(processor => processor.getProcessorName()),
  };
}

describe('catalogModuleControlPlane', () => {
  it('adds the environments and the API to the catalog, without configuration', async () => {
    await expect(startWith()).resolves.toEqual({
      providers: ['control-plane-environments', 'control-plane-api'],
      processors: ['EnvironmentStatusProcessor'],
    });
  });

  it('leaves the API out when told to', async () => {
    await expect(
      startWith({ apiEntity: { enabled: false } }),
    ).resolves.toMatchObject({ providers: ['control-plane-environments'] });
  });

  it('adds tenants where the configuration says so, and only there', async () => {
    await expect(
      startWith({ tenants: { enabled: true, owner: 'sales' } }),
    ).resolves.toEqual({
      providers: [
        'control-plane-environments',
        'control-plane-tenants',
        'control-plane-api',
      ],
      processors: ['EnvironmentStatusProcessor', 'EnvironmentTenantProcessor'],
    });
  });

  it('does not start with a configuration that is wrong', async () => {
    await expect(startWith({ apiEntity: { owner: '??' } })).rejects.toThrow(
      'apiEntity.owner',
    );
  });
});
