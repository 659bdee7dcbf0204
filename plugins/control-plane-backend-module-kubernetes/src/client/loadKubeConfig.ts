import {
  TerminalRuntimeError,
  type AddressPolicy,
} from '@groundwork/plugin-control-plane-node';
import type { KubeConfig } from '@kubernetes/client-node';
import { getCACertificates } from 'node:tls';
import type { ClusterAccess } from '../connection';
import { clientLibrary } from './clientLibrary';

/** What {@link loadKubeConfig} needs. */
export type KubeConfigOptions = {
  /** Absent for the cluster that the backend runs in. */
  access: ClusterAccess | undefined;
  /** Where sockets may connect to. */
  addresses: AddressPolicy;
  /** Where the files of a pod are, such as its token; at `/`, unless given. */
  podRoot?: string;
};

/** Makes the client library's configuration. */
export async function loadKubeConfig({
  access,
  addresses,
  podRoot = '',
}: KubeConfigOptions): Promise<KubeConfig> {
  const config = createKubeConfig(addresses);
  if (!access) {
    if (!process.env.KUBERNETES_SERVICE_HOST) {
      throw new TerminalRuntimeError(
        'The backend does not run in a cluster, so that in_cluster cannot be used',
        { reason: 'NotInCluster' },
      );
    }
    config.loadFromCluster(podRoot);
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

/** A configuration whose sockets go where the policy says that a name leads, and do not resolve it a second time. */
function createKubeConfig({ lookup }: AddressPolicy): KubeConfig {
  const { KubeConfig: Config } = clientLibrary();
  class GuardedKubeConfig extends Config {
    createDispatcherOptions(
      ...given: Parameters<KubeConfig['createDispatcherOptions']>
    ) {
      const options = super.createDispatcherOptions(...given);
      if (options.type !== 'agent') {
        // Through a proxy, or without a pool of its own, it would go where nobody asked.
        throw new Error(`Connections of the kind ${options.type} are not used`);
      }
      return { ...options, connect: { ...options.connect, lookup } };
    }
  }
  return new GuardedKubeConfig();
}

function trustedAuthorities(): string {
  return Buffer.from(getCACertificates('default').join('\n')).toString(
    'base64',
  );
}
