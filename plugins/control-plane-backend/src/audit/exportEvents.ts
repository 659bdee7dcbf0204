import { stringify } from 'csv-stringify/sync';
import type { AuditEvent } from '@groundwork/plugin-control-plane-common';
import type {
  AuditEventReader,
  AuditPageOptions,
  AuditPlace,
} from './AuditEventReader';

const batchSize = 500;

/** The columns of an export as CSV. */
const columns: readonly (keyof AuditEvent)[] = [
  'id',
  'created_at',
  'action',
  'message',
  'actor_id',
  'actor_name',
  'actor_type',
  'tenant_id',
  'project_id',
  'target_type',
  'target_id',
  'target_name',
  'placement_id',
  'product',
  'metadata',
  'reported_by',
  'source_ip',
  'user_agent',
  'http_request_id',
  'position',
  'previous_hash',
  'hash',
];

/** How an export is written. */
export type ExportFormat = 'ndjson' | 'csv';

/**
 * The text of an export, batch by batch and oldest first: the next batch is read when the one before has been taken, so
 * that no more than that is ever in memory.
 */
export async function* exportEvents(
  reader: AuditEventReader,
  format: ExportFormat,
  options: Pick<AuditPageOptions, 'filter' | 'scope'>,
): AsyncGenerator<string> {
  if (format === 'csv') {
    yield toCsv([columns]);
  }
  let after: AuditPlace | undefined;
  for (;;) {
    const events = await reader.list({
      ...options,
      order: 'asc',
      after,
      limit: batchSize,
    });
    if (events.length > 0) {
      yield format === 'csv'
        ? toCsv(events.map(event => columns.map(column => event[column])))
        : events.map(event => `${JSON.stringify(event)}\n`).join('');
    }
    if (events.length < batchSize) {
      return;
    }
    after = events[events.length - 1];
  }
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe before it. */
function toCsv(rows: readonly (readonly unknown[])[]): string {
  return stringify(
    rows.map(row => [...row]),
    {
      escape_formulas: true,
      record_delimiter: 'windows',
      quoted_match: /[\r\n]/,
    },
  );
}
