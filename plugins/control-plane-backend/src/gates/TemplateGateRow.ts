import type { TemplateGate } from '@groundwork/plugin-control-plane-common';
import { parseJson, withoutNulls } from '../database';

/** A gate as it is kept, without who may decide over it and what the caller may do. */
export type StoredGate = Omit<
  TemplateGate,
  'approvers' | 'actions' | 'votes'
> & {
  /** Who may decide where the policy says `component-owner`; nothing that is told to callers. */
  component_owner?: string;
};

/** Reads a row of `template_gates`. */
export function toStoredGate(row: Record<string, unknown>): StoredGate {
  const {
    // When the keeper has something to do.
    escalate_at: _escalateAt,
    remind_at: _remindAt,
    ...columns
  } = withoutNulls(row);
  return {
    ...columns,
    parameters: parseJson(String(row.parameters)),
  } as StoredGate;
}
