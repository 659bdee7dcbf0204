import {
  createSecretKey,
  randomBytes,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto';
import type { ControlPlaneRole } from '@groundwork/plugin-control-plane-common';
import { signatureOf } from '@groundwork/plugin-control-plane-node';
import type { ApprovalsConfig } from '../../config';

type Secret = { keyId: string | undefined; key: KeyObject };
type Client = { secrets: Secret[]; roles: ControlPlaneRole[] };

/** The machines that may decide by signing. */
export class ApproverClients {
  readonly #clients: ReadonlyMap<string, Client>;
  /** Takes the place of a client that there is not. */
  readonly #nobody: Client;

  private constructor(config: ApprovalsConfig['clients']) {
    const entries = Object.entries(config);
    // Everybody has as many secrets as whoever has most, so that it takes as long for one as for another, and for nobody.
    const count = Math.max(
      1,
      ...entries.map(([, { secrets }]) => secrets.length),
    );
    const pad = (secrets: Secret[]) => [
      ...secrets,
      ...Array.from({ length: count - secrets.length }, makeUnusable),
    ];
    this.#nobody = { secrets: pad([]), roles: [] };
    this.#clients = new Map(
      entries.map(([name, { secrets, roles }]) => [
        name,
        {
          roles,
          secrets: pad(
            secrets.map(({ id, secret }) => ({
              keyId: id,
              key: createSecretKey(Buffer.from(secret)),
            })),
          ),
        },
      ]),
    );
  }

  static fromConfig(config: ApprovalsConfig['clients']): ApproverClients {
    return new ApproverClients(config);
  }

  has(name: string): boolean {
    return this.#clients.has(name);
  }

  /** What the configuration gives it beside what policies name it for. */
  rolesOf(name: string): ControlPlaneRole[] {
    return this.#clients.get(name)?.roles ?? [];
  }

  /** The id of the secret that a text was signed with; `undefined` when it is none of the client's. */
  findKey(name: string, text: string, signature: string): string | undefined {
    const { secrets } = this.#clients.get(name) ?? this.#nobody;
    const given = Buffer.from(signature);
    let found: string | undefined;
    // All are tried, whichever it is.
    for (const { keyId, key } of secrets) {
      const expected = Buffer.from(signatureOf(text, key));
      if (
        given.length === expected.length &&
        timingSafeEqual(given, expected)
      ) {
        found = keyId;
      }
    }
    return found;
  }
}

function makeUnusable(): Secret {
  return { keyId: undefined, key: createSecretKey(randomBytes(32)) };
}
