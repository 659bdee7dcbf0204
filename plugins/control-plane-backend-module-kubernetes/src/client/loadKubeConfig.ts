import { TerminalRuntimeError } from '@groundwork/plugin-control-plane-node';
import type { KubeConfig } from '@kubernetes/client-node';
import { getCACertificates } from 'node:tls';
import type { ClusterAccess } from '../connection';
import { clientLibrary } from './clientLibrary';

/**
 * Makes the client library's configuration.
 *
 * @param access - absent for the cluster that the backend runs in
 */
export async function loadKubeConfig(
  access: ClusterAccess | undefined,
): Promise<KubeConfig> {
  const { KubeConfig: Config } = clientLibrary();
  const config = new Config();
  if (!access) {
    if (!process.env.KUBERNETES_SERVICE_HOST) {
      throw new TerminalRuntimeError(
        'The backend does not run in a cluster, so that in_cluster cannot be used',
        { reason: 'NotInCluster' },
      );
    }
    config.loadFromCluster();
    return config;
  }
  const { server, tlsServerName, token, certData, keyData } = access;
  const isPlain = server.startsWith('http:');
  config.loadFromClusterAndUser(
    {
      name: 'cluster',
      server: server.replace(/\/+$/, ''),
      // Without authorities of its own the library would not make a pool of connections.
      caData: access.caData ?? trustedAuthorities(),
      tlsServerName,
      // The library's word for that http: is meant; it is for the loopback address only.
      skipTLSVerify: isPlain,
    },
    { name: 'user', token, certData, keyData },
  );
  return config;
}

function trustedAuthorities(): string {
  return Buffer.from(getCACertificates('default').join('\n')).toString(
    'base64',
  );
}
