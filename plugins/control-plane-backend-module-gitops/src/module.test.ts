import { startTestBackend } from '@backstage/backend-test-utils';
import {
  controlPlaneRuntimesExtensionPoint,
  type RuntimeAdapter,
} from '@groundwork/plugin-control-plane-node';
import controlPlaneModuleGitops from './index';

describe('controlPlaneModuleGitops', () => {
  it('adds the type gitops', async () => {
    const adapters: RuntimeAdapter[] = [];
    await startTestBackend({
      extensionPoints: [
        [
          controlPlaneRuntimesExtensionPoint,
          { addAdapter: adapter => adapters.push(adapter) },
        ],
      ],
      features: [controlPlaneModuleGitops],
    });
    expect(adapters.map(({ type }) => type)).toEqual(['gitops']);
    expect(
      adapters[0].connectionSchema.safeParse({ url: 'var/gitops.git' }).success,
    ).toBe(true);
  });
});
