import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  controlPlaneAuditAnchorsExtensionPoint,
  controlPlaneRuntimesExtensionPoint,
  type AuditAnchorSink,
  type RuntimeAdapter,
} from '@groundwork/plugin-control-plane-node';
import controlPlaneModuleGitops from './index';

describe('controlPlaneModuleGitops', () => {
  const start = async (data: object = {}) => {
    const adapters: RuntimeAdapter[] = [];
    const sinks: AuditAnchorSink[] = [];
    const backend = await startTestBackend({
      extensionPoints: [
        [
          controlPlaneRuntimesExtensionPoint,
          { addAdapter: adapter => adapters.push(adapter) },
        ],
        [
          controlPlaneAuditAnchorsExtensionPoint,
          { addSink: sink => sinks.push(sink) },
        ],
      ],
      features: [
        controlPlaneModuleGitops,
        mockServices.rootConfig.factory({ data: { ...data } }),
      ],
    });
    await backend.stop();
    return { adapters, sinks };
  };

  it('adds the type gitops', async () => {
    const { adapters, sinks } = await start();
    expect(adapters.map(({ type }) => type)).toEqual(['gitops']);
    expect(
      adapters[0].connectionSchema.safeParse({ url: 'var/gitops.git' }).success,
    ).toBe(true);
    expect(sinks).toEqual([]);
  });

  it('adds a sink for anchors of the audit log where the configuration says so', async () => {
    const { sinks } = await start({
      controlPlane: { audit: { anchor: { git: { url: 'var/audit.git' } } } },
    });
    expect(sinks.map(({ id }) => id)).toEqual(['git']);
  });

  it.each([
    [{}, 'url'],
    [{ url: 'ext::sh -c id' }, 'url'],
    [{ url: 'var/audit.git', path: '../anchors.ndjson' }, 'path'],
    [{ url: 'var/audit.git', path: 'audit/.git/config' }, 'path'],
    [{ url: 'var/audit.git', branch: '--force' }, 'branch'],
    [{ url: 'var/audit.git', auth: { token: 'abc' } }, 'auth'],
  ])('refuses %p, naming %s', async (git, key) => {
    await expect(
      start({ controlPlane: { audit: { anchor: { git } } } }),
    ).rejects.toThrow(`controlPlane.audit.anchor.git.${key}`);
  });
});
