/** Operations that change nothing, or nothing that it matters to do twice: a key makes no difference to them. */
const withoutEffect: ReadonlySet<string> = new Set([
  'previewEnvironmentPlan',
  'previewNamespaceName',
  'verifyApiKey',
]);

/**
 * Operations whose answers have a secret in them that is shown once. They are never kept, so that a repeated call is told
 * only that it was done. Every operation that answers with a secret has to be here; a test looks at what they answer.
 */
export const operationsWithSecrets: ReadonlySet<string> = new Set([
  'createApiKey',
  'rotateApiKey',
  'issueServiceAccountToken',
]);

/** Whether an `Idempotency-Key` counts for the operation. */
export function takesKey(operationId: string): boolean {
  return !withoutEffect.has(operationId);
}
