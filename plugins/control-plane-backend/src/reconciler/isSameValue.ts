/** Whether two values are the same as JSON. */
export function isSameValue(one: unknown, other: unknown): boolean {
  return (
    one === other ||
    (typeof one === 'object' &&
      typeof other === 'object' &&
      JSON.stringify(one) === JSON.stringify(other))
  );
}
