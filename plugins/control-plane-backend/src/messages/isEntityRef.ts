/** Whether an id is an entity's; machines, service accounts among them, are none and cannot be notified. */
export function isEntityRef(id: string): boolean {
  return (
    /^[^:/]+:[^:/]+\/[^:/]+$/.test(id) && !id.startsWith('service-account:')
  );
}
