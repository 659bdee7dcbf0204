/** Props of {@link AuditLog}. */
export type AuditLogProps = {
  /** Only what happened to this tenant; of all tenants when absent. */
  tenantId?: string;
};

/** Events with filters in the address. */
export function AuditLog(_props: AuditLogProps) {
  return null;
}
