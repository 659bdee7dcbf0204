/** What another field of the form holds, also one of an earlier step; empty when nothing. */
export function readFormValue(
  formContext: unknown,
  field: string | undefined,
): string {
  const { formData } = (formContext ?? {}) as {
    formData?: Record<string, unknown>;
  };
  const value = field === undefined ? undefined : formData?.[field];
  return typeof value === 'string' ? value : '';
}
