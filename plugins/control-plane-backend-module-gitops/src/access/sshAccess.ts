import type { AddressPolicy } from '@groundwork/plugin-control-plane-node';
import { isIPv4 } from 'node:net';
import type { GitopsConnectionConfig, RepositoryUrl } from '../connection';
import { PrivateFiles } from './PrivateFiles';
import type { RemoteAccess } from './RemoteAccess';
import { refuseHost, resolveHost } from './resolveHost';

const common = ['-o BatchMode=yes', '-o ConnectTimeout=15'];

/**
 * Reaches a repository over SSH with the key and the host keys of the connection, and nothing of the user that the backend
 * runs as: no agent, no configuration, no other key. Without a key in the connection, it is that user's SSH as it is.
 */
export function sshAccess(options: {
  repository: RepositoryUrl;
  auth: GitopsConnectionConfig['auth'];
  addresses: AddressPolicy;
}): RemoteAccess {
  const { repository, auth, addresses } = options;
  const { host = '', port } = repository;
  const { privateKey, knownHosts } = auth ?? {};
  if (privateKey === undefined || knownHosts === undefined) {
    return {
      async open(signal) {
        await refuseHost(addresses, host, signal);
        return { extras: sshCommand(common), close: async () => {} };
      },
    };
  }
  return {
    async open(signal) {
      const found = await resolveHost(addresses, host, signal);
      const files = await PrivateFiles.create({
        key: withNewline(privateKey),
        known_hosts: withNewline(knownHosts),
      });
      return {
        extras: sshCommand([
          '-F /dev/null',
          ...common,
          `-i ${quoted(files.path('key'))}`,
          '-o IdentitiesOnly=yes',
          '-o IdentityAgent=none',
          '-o PreferredAuthentications=publickey',
          '-o StrictHostKeyChecking=yes',
          '-o UpdateHostKeys=no',
          `-o UserKnownHostsFile=${quoted(files.path('known_hosts'))}`,
          '-o GlobalKnownHostsFile=/dev/null',
          `-o HostName=${found.find(isIPv4) ?? found[0]}`,
          `-o HostKeyAlias=${quoted(port ? `[${host}]:${port}` : host)}`,
        ]),
        close: () => files.remove(),
      };
    },
  };
}

function sshCommand(parts: readonly string[]) {
  return {
    variables: {
      GIT_SSH_COMMAND: ['ssh', ...parts].join(' '),
      GIT_SSH_VARIANT: 'ssh',
    },
  };
}

/** For the shell that Git runs the command with. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** A key without the newline at its end is no key to OpenSSH. */
function withNewline(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}
