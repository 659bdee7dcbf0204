import { groupBy } from '../groupBy';
import { databaseTime, type Transaction } from '../database';

/** When a runtime environment is given a rest. */
export type CircuitConfig = {
  /** So many passes have failed in a row, on whatever. */
  circuitFailures: number;
  /** How long it rests at first; twice as long each time that it fails again right after. */
  circuitPauseMs: number;
  /** The longest that it rests. */
  backoffCapMs: number;
};

/** How passes on one runtime environment ended, in the order in which they did. */
export type CircuitResult = { runtime: string; failed: boolean };

/**
 * Circuit breakers of runtime environments, shared by all processes through the database: after too many failures in a
 * row nothing is begun on it for a while, and then one pass at a time until one succeeds.
 */
export class RuntimeCircuits {
  readonly #config: CircuitConfig;

  private constructor(config: CircuitConfig) {
    this.#config = config;
  }

  static create(config: CircuitConfig): RuntimeCircuits {
    return new RuntimeCircuits(config);
  }

  /** Counts results; answers with the names of the runtime environments that were paused or are no longer. */
  async count(
    { knex }: Transaction,
    results: readonly CircuitResult[],
  ): Promise<string[]> {
    const changed: string[] = [];
    for (const [runtime, failed] of groupByRuntime(results)) {
      const failures = trailingFailures(failed);
      const succeeded = failures < failed.length;
      const row: { failures: number } | undefined = await knex(
        'runtime_environments',
      )
        .where({ name: runtime })
        .modify(query => {
          // What has not failed before and does not now needs no lock and no write.
          if (failures === 0) {
            query.where('failures', '>', 0);
          }
        })
        .forUpdate()
        .first('failures');
      if (!row) {
        continue;
      }
      const total = failures + (succeeded ? 0 : row.failures);
      const opens = total >= this.#config.circuitFailures;
      await knex('runtime_environments')
        .where({ name: runtime })
        .update({
          failures: total,
          paused_until: opens ? databaseTime(knex, this.#pauseMs(total)) : null,
        });
      if (opens || row.failures >= this.#config.circuitFailures) {
        changed.push(runtime);
      }
    }
    return changed;
  }

  #pauseMs(failures: number): number {
    const { circuitFailures, circuitPauseMs, backoffCapMs } = this.#config;
    return Math.min(
      backoffCapMs,
      circuitPauseMs * 2 ** Math.min(failures - circuitFailures, 20),
    );
  }
}

function groupByRuntime(
  results: readonly CircuitResult[],
): [string, boolean[]][] {
  return (
    [...groupBy(results, ({ runtime }) => runtime)]
      .map(([runtime, of]): [string, boolean[]] => [
        runtime,
        of.map(({ failed }) => failed),
      ])
      // In one order, so that no two transactions wait for each other.
      .sort(([a], [b]) => (a < b ? -1 : 1))
  );
}

function trailingFailures(failed: readonly boolean[]): number {
  return failed.length - 1 - failed.lastIndexOf(false);
}
