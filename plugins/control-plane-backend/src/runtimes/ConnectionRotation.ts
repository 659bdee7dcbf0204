import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ControlPlaneDatabase } from '../database';
import type { ConnectionKeeper } from './ConnectionKeeper';
import type { RuntimeStore } from './RuntimeStore';

const batchSize = 50;

/** What {@link ConnectionRotation.run} came to. */
export type RotationResult = {
  /** How many were encrypted anew. */
  rotated: number;
  /** Names of runtime environments whose connection cannot be read, as its key is missing or it was changed. */
  failed: string[];
};

/** Encrypts connections with the current key that another one encrypted. Any number of processes may do so at once. */
export class ConnectionRotation {
  readonly #options: ConnectionRotationOptions;

  private constructor(options: ConnectionRotationOptions) {
    this.#options = options;
  }

  static create(options: ConnectionRotationOptions): ConnectionRotation {
    return new ConnectionRotation(options);
  }

  async run(signal: AbortSignal): Promise<RotationResult> {
    const { keeper, runtimeStore, logger } = this.#options;
    const prefix = keeper.currentPrefix;
    const result: RotationResult = { rotated: 0, failed: [] };
    let after = '';
    while (prefix !== undefined && !signal.aborted) {
      const stale = await runtimeStore.listSealedOtherwise({
        prefix,
        after,
        limit: batchSize,
      });
      for (const { id, name } of stale) {
        try {
          result.rotated += (await this.#rotate(id, prefix)) ? 1 : 0;
        } catch (error) {
          logger.error(
            `The connection of the runtime environment ${name} could not be encrypted anew`,
            { error: String(error) },
          );
          result.failed.push(name);
        }
        after = id;
      }
      if (stale.length < batchSize) {
        break;
      }
    }
    if (result.rotated > 0) {
      logger.info(
        `${result.rotated} connections were encrypted anew with the current key`,
      );
    }
    return result;
  }

  /** The row is locked, so that a connection that somebody replaces meanwhile is not put back. */
  async #rotate(id: string, prefix: string): Promise<boolean> {
    const { database, runtimeStore, keeper } = this.#options;
    return database.transaction(async transaction => {
      const sealed = await runtimeStore.lockConnection(transaction, id);
      if (!sealed || sealed.startsWith(prefix)) {
        return false;
      }
      await runtimeStore.replaceConnection(
        transaction,
        id,
        keeper.reseal(id, sealed),
      );
      return true;
    });
  }
}

export type ConnectionRotationOptions = {
  database: ControlPlaneDatabase;
  runtimeStore: RuntimeStore;
  keeper: ConnectionKeeper;
  logger: LoggerService;
};
