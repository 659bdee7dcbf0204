import { createRequire } from 'node:module';
import { subscribe } from 'node:diagnostics_channel';
import { readFile } from 'node:fs/promises';
import { mockServices } from '@backstage/backend-test-utils';
import type {
  DesiredNamespace,
  RuntimeConnection,
} from '../plugins/control-plane-node/src';
import {
  anyAddress,
  exampleNamespace,
} from '../plugins/control-plane-node/src/testUtils';
import { KubernetesAdapter } from '../plugins/control-plane-backend-module-kubernetes/src/KubernetesAdapter';

const variable = 'GROUNDWORK_TEST_KUBECONFIG';

/** Options of a call that may take as long as it wants. */
export const patience = { signal: new AbortController().signal };

/** The text of the kubeconfig of the cluster that the environment names. */
export async function readKubeconfig(): Promise<string> {
  const path = process.env[variable];
  if (!path) {
    throw new Error(
      `Set ${variable} to the path of a kubeconfig, such as the one that packages/kube-test-server/run prints`,
    );
  }
  return readFile(path, 'utf8');
}

export async function connectAdapter(
  kubeconfig: string,
): Promise<RuntimeConnection> {
  return KubernetesAdapter.create().connect({
    name: 'benchmark',
    addresses: anyAddress,
    logger: mockServices.rootLogger(),
    connection: { kubeconfig },
  });
}

/** Namespaces of six objects each. */
export function someNamespaces(count: number): DesiredNamespace[] {
  return Array.from({ length: count }, () =>
    exampleNamespace({
      members: [{ identifier: 'ana', type: 'user', role: 'write' }],
    }),
  );
}

/** Does something with all of them, so many at a time. */
export async function everyone<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const queue = [...items];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        await work(next);
      }
    }),
  );
}

/** Counts the calls and connections of this process to API servers, as the HTTP client itself tells. */
export class Traffic {
  #counts = new Map<string, number>();
  #open = 0;
  #openMax = 0;

  private constructor() {
    subscribe('undici:request:create', message => {
      const { request } = message as {
        request: { method: string; path: string };
      };
      const isWatch = /[?&]watch=true/.test(request.path);
      this.#count(isWatch ? 'WATCH' : request.method);
    });
    subscribe('undici:client:connected', message => {
      const { socket } = message as {
        socket: { once(event: string, run: () => void): void };
      };
      this.#open += 1;
      this.#openMax = Math.max(this.#openMax, this.#open);
      socket.once('close', () => {
        this.#open -= 1;
      });
    });
  }

  static create(): Traffic {
    return new Traffic();
  }

  /** Most connections that were open at once. */
  get connectionsMax(): number {
    return this.#openMax;
  }

  /** What was called since the last time, by method. */
  take(): Record<string, number> {
    const taken = Object.fromEntries(this.#counts);
    this.#counts = new Map();
    return taken;
  }

  #count(name: string) {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }
}

/** A number of calls, over all methods. */
export function sum(calls: Record<string, number>): number {
  return Object.values(calls).reduce((total, count) => total + count, 0);
}

type KubeConfigModule = {
  KubeConfig: new () => {
    loadFromString(text: string): void;
    getCurrentCluster(): { server: string };
    applySecurityAuthentication(context: unknown): Promise<void>;
  };
  RequestContext: new (
    url: string,
    method: string,
  ) => {
    getHeaders(): Record<string, string>;
    getDispatcher(): {
      request(options: object): Promise<{
        statusCode: number;
        body: { text(): Promise<string> };
      }>;
      close(): Promise<void>;
    };
  };
};

/** Calls the API server with nothing around it: the pool of the client library, made once and kept. */
export async function bareCluster(kubeconfig: string) {
  const library: KubeConfigModule = createRequire(
    require.resolve('../plugins/control-plane-backend-module-kubernetes/package.json'),
  )('@kubernetes/client-node');
  const config = new library.KubeConfig();
  config.loadFromString(kubeconfig);
  const { server } = config.getCurrentCluster();
  const context = new library.RequestContext(server, 'GET');
  await config.applySecurityAuthentication(context);
  const dispatcher = context.getDispatcher();
  const headers = context.getHeaders();

  async function call(method: string, path: string, body?: object) {
    const response = await dispatcher.request({
      origin: server,
      path,
      method,
      headers: { ...headers, 'content-type': 'application/apply-patch+yaml' },
      body: body && JSON.stringify(body),
    });
    const text = await response.body.text();
    if (response.statusCode >= 300 && response.statusCode !== 404) {
      throw new Error(`${method} ${path}: ${response.statusCode} ${text}`);
    }
    return text;
  }

  return {
    apply: (path: string, object: object) =>
      call('PATCH', `${path}?fieldManager=yardstick&force=true`, object),
    edit: (path: string, object: object) =>
      call('PATCH', `${path}?fieldManager=somebody&force=true`, object),
    deleteNamespace: (name: string) =>
      call('DELETE', `/api/v1/namespaces/${name}`),
    close: () => dispatcher.close(),
  };
}
