import {
  TransientRuntimeError,
  type AddressPolicy,
} from '@groundwork/plugin-control-plane-node';
import type { KubeConfig, RequestContext } from '@kubernetes/client-node';
import { isIP } from 'node:net';
import { clientLibrary } from './clientLibrary';
import { loadKubeConfig, type KubeConfigOptions } from './loadKubeConfig';

/** The pool of connections that the client library makes for a cluster and user. */
export type Dispatcher = NonNullable<
  ReturnType<RequestContext['getDispatcher']>
>;

/** What a call needs. */
export type ClusterCall = {
  server: URL;
  headers: Record<string, string>;
  dispatcher: Dispatcher;
};

/** A token of a pod is replaced every hour or so; the library reads its file once a minute at most. */
const headersAgeMsMax = 30_000;

/**
 * Signs calls to one cluster as one user, and keeps one pool of connections for them: by itself the client library makes
 * a new pool, and so a new TLS connection, for every call.
 */
export class KubeCredentials {
  readonly #options: KubeConfigOptions;
  #config: KubeConfig | undefined;
  #dispatcher: Dispatcher | undefined;
  #call: Promise<ClusterCall> | undefined;
  #takenAt = 0;
  #closed = false;

  private constructor(options: KubeConfigOptions) {
    this.#options = options;
  }

  /** Reads nothing until it is needed for the first time. */
  static create(options: KubeConfigOptions): KubeCredentials {
    return new KubeCredentials(options);
  }

  async access(): Promise<ClusterCall> {
    if (this.#closed) {
      throw new Error('The connection is closed');
    }
    if (!this.#call || Date.now() - this.#takenAt > headersAgeMsMax) {
      this.#takenAt = Date.now();
      const call = this.#take();
      this.#call = call;
      call.catch(() => {
        if (this.#call === call) {
          this.#call = undefined;
        }
      });
    }
    return this.#call;
  }

  /** The credentials that are laid down since others were refused, as for a pod every hour or so; none where there are none. */
  async renew(refused: ClusterCall): Promise<ClusterCall | undefined> {
    if (this.#options.access) {
      return undefined;
    }
    const isOther = ({ headers }: ClusterCall) =>
      headers.Authorization !== refused.headers.Authorization;
    const current = await this.access();
    if (isOther(current)) {
      return current;
    }
    this.#call = undefined;
    this.#config = undefined;
    const latest = await this.access();
    return isOther(latest) ? latest : undefined;
  }

  /** Has the authorities and credentials read again, after they did not do. */
  async forget(): Promise<void> {
    const dispatcher = this.#dispatcher;
    this.#call = undefined;
    this.#config = undefined;
    this.#dispatcher = undefined;
    await dispatcher?.destroy();
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#call?.catch(() => {});
    await this.forget();
  }

  async #sign(config: KubeConfig, context: RequestContext): Promise<void> {
    try {
      await config.applySecurityAuthentication(context);
    } catch (error) {
      // Reading files is all that can fail, and a pod alone has such.
      throw new TransientRuntimeError(
        'The token or the certificate authority of the backend’s pod cannot be read; check its service account',
        {
          cause: error instanceof Error ? error : undefined,
          reason: 'CredentialsMissing',
        },
      );
    }
  }

  async #take(): Promise<ClusterCall> {
    const { HttpMethod, RequestContext: Context } = clientLibrary();
    this.#config ??= await loadKubeConfig(this.#options);
    const server = this.#config.getCurrentCluster()?.server;
    if (server === undefined) {
      throw new Error('There is no cluster in the configuration');
    }
    const url = new URL(server);
    await requireAllowed(url, this.#options.addresses);
    const context = new Context(server, HttpMethod.GET);
    await this.#sign(this.#config, context);
    const made = context.getDispatcher();
    if (this.#dispatcher) {
      // Only the headers can have changed.
      await made?.destroy();
    } else {
      this.#dispatcher = made;
    }
    if (!this.#dispatcher) {
      throw new Error('There is no certificate authority to trust');
    }
    return {
      server: url,
      headers: context.getHeaders(),
      dispatcher: this.#dispatcher,
    };
  }
}

/** Sockets ask the policy about names alone, and about those at every connection. */
async function requireAllowed(server: URL, addresses: AddressPolicy) {
  const address = server.hostname.replace(/^\[|\]$/g, '');
  if (isIP(address) !== 0) {
    await addresses.resolve(address);
  }
}
