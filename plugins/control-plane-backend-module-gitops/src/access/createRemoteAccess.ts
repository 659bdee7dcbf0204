import {
  TerminalRuntimeError,
  type AddressPolicy,
} from '@groundwork/plugin-control-plane-node';
import type { GitopsConnectionConfig, RepositoryUrl } from '../connection';
import { httpAccess } from './httpAccess';
import type { RemoteAccess } from './RemoteAccess';
import { sshAccess } from './sshAccess';

/**
 * The way to a repository under a policy on addresses.
 *
 * @throws TerminalRuntimeError when the policy refuses it whatever its address is
 */
export function createRemoteAccess(options: {
  repository: RepositoryUrl;
  auth: GitopsConnectionConfig['auth'];
  addresses: AddressPolicy;
}): RemoteAccess {
  const { repository, auth, addresses } = options;
  switch (repository.kind) {
    case 'local':
      refuseLocalFiles(
        addresses,
        'Repositories on the machine of the backend are not allowed; give https://… or ssh://…',
      );
      return { open: async () => ({ extras: {}, close: async () => {} }) };
    case 'ssh':
      if (!auth?.privateKey) {
        refuseLocalFiles(
          addresses,
          'The SSH agent of the backend may not be used; give auth.privateKey and auth.knownHosts',
        );
      }
      return sshAccess({ repository, auth, addresses });
    default:
      return httpAccess({ repository, addresses });
  }
}

function refuseLocalFiles(addresses: AddressPolicy, message: string) {
  if (!addresses.allowsLocalFiles) {
    throw new TerminalRuntimeError(message, { reason: 'LocalFilesRefused' });
  }
}
