import type { KubeConfig, RequestContext } from '@kubernetes/client-node';
import { clientLibrary } from './clientLibrary';

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
  readonly #load: () => Promise<KubeConfig>;
  #config: KubeConfig | undefined;
  #dispatcher: Dispatcher | undefined;
  #call: Promise<ClusterCall> | undefined;
  #takenAt = 0;
  #closed = false;

  private constructor(load: () => Promise<KubeConfig>) {
    this.#load = load;
  }

  /** @param load - reads the configuration, when it is needed for the first time */
  static create(load: () => Promise<KubeConfig>): KubeCredentials {
    return new KubeCredentials(load);
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

  async #take(): Promise<ClusterCall> {
    const { HttpMethod, RequestContext: Context } = clientLibrary();
    this.#config ??= await this.#load();
    const server = this.#config.getCurrentCluster()?.server;
    if (server === undefined) {
      throw new Error('There is no cluster in the configuration');
    }
    const context = new Context(server, HttpMethod.GET);
    await this.#config.applySecurityAuthentication(context);
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
      server: new URL(server),
      headers: context.getHeaders(),
      dispatcher: this.#dispatcher,
    };
  }
}
