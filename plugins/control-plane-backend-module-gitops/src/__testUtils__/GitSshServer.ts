import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import ssh2 from 'ssh2';

const run = promisify(execFile);

/** A pair of keys as OpenSSH writes them. */
export type SshKey = { privateKey: string; publicKey: string };

/** Makes a pair of keys. */
export async function makeSshKey(): Promise<SshKey> {
  const directory = await mkdtemp(join(tmpdir(), 'groundwork-key-'));
  try {
    const path = join(directory, 'key');
    await run('ssh-keygen', [
      '-q',
      '-t',
      'ed25519',
      '-N',
      '',
      '-C',
      '',
      '-f',
      path,
    ]);
    return {
      privateKey: await readFile(path, 'utf8'),
      publicKey: (await readFile(`${path}.pub`, 'utf8')).trim(),
    };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** An SSH server that runs Git's own upload-pack and receive-pack, and nothing else, for those who hold one key. */
export class GitSshServer {
  /** The commands that were asked for. */
  readonly commands: string[] = [];
  /** How clients tried to sign in, with the keys that they offered. */
  readonly attempts: string[] = [];
  /** Connections that came, whatever became of them. */
  connections = 0;
  readonly hostKey: SshKey;
  readonly #server: ssh2.Server;
  readonly #open = new Set<ssh2.Connection>();

  private constructor(hostKey: SshKey, clientKey: string) {
    this.hostKey = hostKey;
    const allowed = ssh2.utils.parseKey(clientKey);
    if (allowed instanceof Error) {
      throw allowed;
    }
    this.#server = new ssh2.Server({ hostKeys: [hostKey.privateKey] }, client =>
      this.#serve(client, allowed.getPublicSSH()),
    );
  }

  static async start(options: {
    hostKey: SshKey;
    /** The public key of who may sign in. */
    clientKey: string;
  }): Promise<GitSshServer> {
    const server = new GitSshServer(options.hostKey, options.clientKey);
    await new Promise<void>(resolve => {
      server.#server.listen(0, '127.0.0.1', () => resolve());
    });
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** A line of a known_hosts file for a name of this server. */
  knownHosts(host: string, key: SshKey = this.hostKey): string {
    return `[${host}]:${this.port} ${key.publicKey}\n`;
  }

  async stop(): Promise<void> {
    for (const client of this.#open) {
      client.end();
    }
    await new Promise<void>(resolve => {
      this.#server.close(() => resolve());
    });
  }

  #serve(client: ssh2.Connection, allowed: Buffer) {
    this.connections += 1;
    this.#open.add(client);
    client.on('error', () => {});
    client.on('close', () => this.#open.delete(client));
    client.on('authentication', context => {
      if (context.method !== 'publickey') {
        this.attempts.push(context.method);
        context.reject(['publickey']);
        return;
      }
      this.attempts.push(context.key.data.toString('base64'));
      const { signature, blob, key } = context;
      const parsed = ssh2.utils.parseKey(
        `${key.algo} ${key.data.toString('base64')}`,
      );
      const isKnown = key.data.equals(allowed);
      const isSigned =
        !signature ||
        (!(parsed instanceof Error) &&
          blob !== undefined &&
          parsed.verify(blob, signature, context.hashAlgo) === true);
      if (isKnown && isSigned) {
        context.accept();
      } else {
        context.reject(['publickey']);
      }
    });
    client.on('session', accept => {
      const session = accept();
      session.on('env', acceptVariable => acceptVariable?.());
      session.on('exec', (acceptCommand, reject, { command }) => {
        this.commands.push(command);
        const [, service, path] =
          /^(git-upload-pack|git-receive-pack) '([^']+)'$/.exec(command) ?? [];
        if (!service) {
          reject();
          return;
        }
        const channel = acceptCommand();
        const git = spawn('git', [service.slice('git-'.length), path], {
          env: { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null' },
        });
        git.stdin.on('error', () => {});
        channel.pipe(git.stdin);
        git.stdout.pipe(channel, { end: false });
        git.stderr.pipe(channel.stderr, { end: false });
        git.on('close', code => {
          channel.exit(code ?? 1);
          channel.end();
        });
      });
    });
  }
}
