import type { AddressPolicy } from '@groundwork/plugin-control-plane-node';
import {
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { proxyFor } from './proxyFor';
import { RedirectError } from './RedirectError';
import { isAddress, refuseHost, resolveHost } from './resolveHost';

const bodyBytesMax = 10 * 1024 * 1024;

/** What of `fetch` the client libraries use. */
export type PolicyFetch = (
  address: string | URL,
  options?: {
    method?: string;
    headers?: Record<string, string>;
    body?: unknown;
    signal?: AbortSignal | null;
  },
) => Promise<Response>;

/**
 * A `fetch` that connects only to where a policy allows, to the very address that was allowed, and follows no redirect.
 * Through a proxy of the environment, the proxy looks names up; what is refused here does not get there.
 */
export function createPolicyFetch(addresses: AddressPolicy): {
  fetch: PolicyFetch;
  /** Closes the connections that are kept. */
  close(): void;
} {
  const { lookup } = addresses;
  const agents = new Map<string, HttpAgent>();
  const agentFor = (protocol: string, proxy: string | undefined) => {
    const key = `${protocol} ${proxy ?? ''}`;
    let agent = agents.get(key);
    if (!agent) {
      const settings = {
        keepAlive: true,
        ...(proxy === undefined
          ? { lookup }
          : { proxyEnv: { HTTP_PROXY: proxy, HTTPS_PROXY: proxy } }),
      };
      agent =
        protocol === 'https:'
          ? new HttpsAgent(settings)
          : new HttpAgent(settings);
      agents.set(key, agent);
    }
    return agent;
  };

  return {
    async fetch(address, options = {}) {
      const url = new URL(address);
      const signal = options.signal ?? new AbortController().signal;
      signal.throwIfAborted();
      const proxy = proxyFor(url);
      if (proxy !== undefined) {
        await refuseHost(addresses, url.hostname, signal);
      } else if (isAddress(url.hostname)) {
        // Sockets look only names up.
        await resolveHost(addresses, url.hostname, signal);
      }
      return send(url, options.body, {
        method: options.method ?? 'GET',
        headers: options.headers,
        signal,
        agent: agentFor(url.protocol, proxy),
      });
    },
    close() {
      for (const agent of agents.values()) {
        agent.destroy();
      }
    },
  };
}

function send(
  url: URL,
  body: unknown,
  options: RequestOptions,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(
      url,
      options,
      answer => read(answer).then(resolve, reject),
    );
    request.on('error', reject);
    request.end(typeof body === 'string' ? body : undefined);
  });
}

async function read(answer: IncomingMessage): Promise<Response> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer) {
    bytes += chunk.length;
    if (bytes > bodyBytesMax) {
      answer.destroy();
      throw new Error(`The answer has more than ${bodyBytesMax} bytes`);
    }
    chunks.push(chunk);
  }
  const { statusCode: status = 0, headersDistinct } = answer;
  if (status >= 300 && status < 400) {
    throw new RedirectError();
  }
  const headers = new Headers();
  for (const [name, values] of Object.entries(headersDistinct)) {
    for (const value of values ?? []) {
      headers.append(name, value);
    }
  }
  return new Response(status === 204 ? null : Buffer.concat(chunks), {
    status,
    headers,
  });
}
