import { startTestBackend } from '@backstage/backend-test-utils';
import {
  controlPlaneRuntimesExtensionPoint,
  type RuntimeAdapter,
} from '@groundwork/plugin-control-plane-node';
import controlPlaneModuleKubernetes from './index';

describe('controlPlaneModuleKubernetes', () => {
  it('adds the type kubernetes', async () => {
    const adapters: RuntimeAdapter[] = [];
    await startTestBackend({
      extensionPoints: [
        [
          controlPlaneRuntimesExtensionPoint,
          { addAdapter: adapter => adapters.push(adapter) },
        ],
      ],
      features: [controlPlaneModuleKubernetes],
    });
    expect(adapters.map(({ type }) => type)).toEqual(['kubernetes']);
    expect(
      adapters[0].connectionSchema.safeParse({ in_cluster: true }).success,
    ).toBe(true);
  });
});
