import type { AddressPolicy } from '@groundwork/plugin-control-plane-node';
import { isIPv6 } from 'node:net';
import type { RepositoryUrl } from '../connection';
import { proxyFor } from './proxyFor';
import type { RemoteAccess } from './RemoteAccess';
import { isAddress, refuseHost, resolveHost } from './resolveHost';

/**
 * Reaches a repository over HTTPS at an address that was looked up and allowed, rather than at one that its name means a
 * moment later. Through a proxy of the environment, the proxy looks the name up; what is refused here does not get there.
 */
export function httpAccess(options: {
  repository: RepositoryUrl;
  addresses: AddressPolicy;
}): RemoteAccess {
  const { repository, addresses } = options;
  const url = new URL(repository.url);
  return {
    async open(signal) {
      const proxy = proxyFor(url);
      if (proxy !== undefined) {
        await refuseHost(addresses, url.hostname, signal);
        return opened([['http.proxy', proxy]]);
      }
      const found = await resolveHost(addresses, url.hostname, signal);
      const port = url.port || (url.protocol === 'https:' ? '443' : '80');
      const list = found
        .map(address => (isIPv6(address) ? `[${address}]` : address))
        .join(',');
      return opened([
        // Not even one that Git's own rules would choose.
        ['http.proxy', ''],
        ...(isAddress(url.hostname)
          ? []
          : [
              [
                'http.curloptResolve',
                `${url.hostname}:${port}:${list}`,
              ] as const,
            ]),
      ]);
    },
  };
}

function opened(settings: ReadonlyArray<readonly [string, string]>) {
  return { extras: { settings }, close: async () => {} };
}
