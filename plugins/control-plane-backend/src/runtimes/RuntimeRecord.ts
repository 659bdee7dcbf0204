import type { RuntimeEnvironment } from '@groundwork/plugin-control-plane-common';
import { withoutNulls } from '../database';

/** A runtime environment as it is kept; its connection is not among it. */
export type RuntimeRecord = Omit<
  RuntimeEnvironment,
  'groups' | 'load' | 'actions' | 'health_status'
> & {
  /** As checked, whether or not there is maintenance. */
  health_status: CheckedHealth;
  /** Checks in a row that found it unavailable. */
  health_failures: number;
  /** When it is to be checked. */
  health_due_at: string;
  /** Passes in a row that failed. */
  failures: number;
  /** Counts changes of the connection. */
  version: number;
};

/** What a check can find. */
export type CheckedHealth = 'healthy' | 'degraded' | 'unavailable';

/** SQLite has numbers for truth values, and absent values are null. */
export type RuntimeRow = {
  [K in keyof Required<RuntimeRecord>]:
    | Required<RuntimeRecord>[K]
    | (undefined extends RuntimeRecord[K] ? null : never)
    | (RuntimeRecord[K] extends boolean ? number : never);
};

/** Every column but the connection, which is read only to connect. */
export const runtimeColumns = [
  'id',
  'name',
  'title',
  'type',
  'source',
  'concurrency',
  'health_status',
  'health_message',
  'health_checked_at',
  'health_changed_at',
  'health_failures',
  'health_due_at',
  'maintenance',
  'maintenance_reason',
  'maintenance_since',
  'failures',
  'paused_until',
  'removing',
  'version',
  'created_at',
  'updated_at',
] as const satisfies readonly (keyof RuntimeRecord)[];

export function toRuntimeRecord(row: RuntimeRow): RuntimeRecord {
  return {
    ...withoutNulls(row),
    maintenance: Boolean(row.maintenance),
    removing: Boolean(row.removing),
  } as RuntimeRecord;
}

/** The health that people are told: maintenance, while there is any. */
export function healthOf(
  record: Pick<RuntimeRecord, 'maintenance' | 'health_status'>,
): RuntimeEnvironment['health_status'] {
  return record.maintenance ? 'maintenance' : record.health_status;
}

/** What is told of a runtime environment that left the configuration while it carries something. */
export const notConfiguredMessage =
  'It left the configuration. Work for it is held until it is back there';
