import type { JsonObject } from '@backstage/types';
import type { Encryption } from '../encryption';
import { runtimesTable } from './RuntimeStore';

const column = 'connection';

/** Turns connections into what may be stored, and back. */
export class ConnectionKeeper {
  readonly #encryption: Encryption;

  private constructor(encryption: Encryption) {
    this.#encryption = encryption;
  }

  static create(options: { encryption: Encryption }): ConnectionKeeper {
    return new ConnectionKeeper(options.encryption);
  }

  /** Whether a connection can be kept at all. */
  get canSeal(): boolean {
    return this.#encryption.hasKey;
  }

  /** A connection of the runtime environment with the id, encrypted. */
  seal(runtimeId: string, connection: JsonObject): string {
    return this.#sealText(runtimeId, JSON.stringify(connection));
  }

  /** @throws `DecryptionError` */
  open(runtimeId: string, sealed: string): unknown {
    return JSON.parse(this.#openText(runtimeId, sealed));
  }

  /** Encrypts anew what another key encrypted. */
  reseal(runtimeId: string, sealed: string): string {
    return this.#sealText(runtimeId, this.#openText(runtimeId, sealed));
  }

  /** What everything begins with that needs no new encryption; `undefined` without a key. */
  get currentPrefix(): string | undefined {
    return this.#encryption.currentPrefix;
  }

  #sealText(id: string, text: string): string {
    return this.#encryption.encrypt(text, { table: runtimesTable, column, id });
  }

  #openText(id: string, sealed: string): string {
    return this.#encryption.decrypt(sealed, {
      table: runtimesTable,
      column,
      id,
    });
  }
}
