/** What stands in every column that has nothing in it, so that each can be taken away and changed. */
export const everyAuditColumn = {
  actor_name: 'ana',
  product: 'invoicing',
  placement_id: '0d9a1f5e-52a5-4c4f-9a59-5d0f6b1f4c20',
  project_id: '5b1bb5cf-7ff7-4f0a-8a3f-0a2b1b9d5b10',
  reported_by: 'plugin:invoicing',
  source_ip: '192.0.2.1',
  user_agent: 'curl',
  http_request_id: 'r-1',
};

/** Something else than what stands in a column of an event. */
export function otherAuditValue(column: string, value: unknown): unknown {
  switch (column) {
    case 'tenant_id':
      return null;
    case 'written_tenant_id':
    case 'project_id':
      return '99999999-9999-4999-8999-999999999999';
    default:
      return `${String(value).slice(0, -1)}x`;
  }
}
