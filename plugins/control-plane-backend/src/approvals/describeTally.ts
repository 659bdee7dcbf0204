/** How many of the approvals that are needed there are, in words. */
export function describeTally(given: number, required: number): string {
  return `${given} of ${required} ${required === 1 ? 'approval' : 'approvals'}`;
}
