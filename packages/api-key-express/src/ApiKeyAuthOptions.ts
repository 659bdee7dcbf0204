import type { Request } from 'express';
import type { Rejection } from './Rejection';

/** What `apiKeyAuth` takes. @public */
export type ApiKeyAuthOptions = {
  /** Address of the control plane, `https://portal.example.com/api/control-plane`. This or `verifyUrl` is needed. */
  baseUrl?: string;
  /** Address that verifies keys, where it is not `/v1/internal/api-keys/verify` under `baseUrl`. */
  verifyUrl?: string;
  /**
   * What this service proves with who it is: a token of somebody with the role `product`. A function is asked for one
   * before every call, so that it may renew what it has.
   */
  token: string | (() => Promise<string>);
  /** Key of the product that this service is; keys of other products are refused. Keys of all products when absent. */
  product?: string;
  /** Scopes that every call needs; those of single routes are for `requireScopes`. None when absent. */
  scopes?: readonly string[];
  /**
   * Headers that may hold the key, by default `['authorization', 'x-api-key']`. `authorization` holds it as
   * `Bearer bp_…`, every other as it is.
   */
  headers?: readonly string[];
  /**
   * How long a good answer is reused, in milliseconds; 1000 by default, 0 for never. A revoked key goes on working for
   * that long, on top of the second that the control plane itself may take.
   */
  cacheTtlMs?: number;
  /** How long a bad answer is reused, in milliseconds; 500 by default, 0 for never. */
  negativeCacheTtlMs?: number;
  /** The most answers kept, good and bad ones each; 10000 by default. */
  cacheSizeMax?: number;
  /** How long a call waits for the control plane, in milliseconds, waiting in line included; 2000 by default. */
  timeoutMs?: number;
  /** The most calls to the control plane at once; 20 by default. */
  concurrencyMax?: number;
  /** The most calls that wait in line for one of those; 100 by default. Who comes then gets a 503. */
  queueMax?: number;
  /** In place of the `fetch` of Node.js, for example to go through a proxy. */
  fetch?: typeof globalThis.fetch;
  /** Told of every call that is refused, for logs and metrics. What it throws is ignored. */
  onRejected?: (rejection: Rejection, request: Request) => void;
};

const defaults = {
  headers: ['authorization', 'x-api-key'],
  cacheTtlMs: 1_000,
  negativeCacheTtlMs: 500,
  cacheSizeMax: 10_000,
  timeoutMs: 2_000,
  concurrencyMax: 20,
  queueMax: 100,
};

/** Options with every default filled in. */
export type ResolvedOptions = Omit<
  ApiKeyAuthOptions,
  'baseUrl' | 'verifyUrl' | keyof typeof defaults
> & {
  verifyUrl: string;
  headers: readonly string[];
} & Omit<typeof defaults, 'headers'>;

/** Fills in the defaults, and throws at start what would fail at every call. */
export function resolveOptions(options: ApiKeyAuthOptions): ResolvedOptions {
  const { baseUrl, verifyUrl, ...others } = options;
  const given = Object.fromEntries(
    Object.entries(others).filter(([, value]) => value !== undefined),
  );
  const resolved = {
    ...defaults,
    ...(given as typeof others),
    verifyUrl: resolveUrl(baseUrl, verifyUrl),
  };
  if (
    typeof resolved.token !== 'function' &&
    !/^[\x21-\x7e]+$/.test(resolved.token ?? '')
  ) {
    throw new TypeError('apiKeyAuth needs a token, or a function for one');
  }
  for (const [name, min] of [
    ['cacheTtlMs', 0],
    ['negativeCacheTtlMs', 0],
    ['cacheSizeMax', 1],
    ['timeoutMs', 1],
    ['concurrencyMax', 1],
    ['queueMax', 0],
  ] as const) {
    if (!Number.isSafeInteger(resolved[name]) || resolved[name] < min) {
      throw new TypeError(`${name} must be an integer of at least ${min}`);
    }
  }
  if (resolved.headers.length === 0) {
    throw new TypeError('headers must name a header');
  }
  return resolved;
}

function resolveUrl(baseUrl?: string, verifyUrl?: string): string {
  const url =
    verifyUrl ??
    (baseUrl && `${baseUrl.replace(/\/+$/, '')}/v1/internal/api-keys/verify`);
  if (!url || !/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
    throw new TypeError(
      'apiKeyAuth needs the http(s) address of the control plane in baseUrl or verifyUrl',
    );
  }
  return url;
}
