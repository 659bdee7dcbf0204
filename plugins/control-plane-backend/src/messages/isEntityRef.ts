/** Whether an id is an entity's; machines are none and cannot be notified. */
export function isEntityRef(id: string): boolean {
  return /^[^:/]+:[^:/]+\/[^:/]+$/.test(id);
}
