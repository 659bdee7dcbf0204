/**
 * The command that verifies a key as a service of a product would. The token of that service is named, not written.
 *
 * @param baseUrl - Where the control plane is, `…/api/control-plane`.
 */
export function toVerifyCommand(options: {
  baseUrl: string;
  plaintext: string;
  product: string | undefined;
}): string {
  const { baseUrl, plaintext, product } = options;
  const body = JSON.stringify({ key: plaintext, product });
  return [
    `curl -sS '${baseUrl}/v1/internal/api-keys/verify' \\`,
    `  -H "Authorization: Bearer $GROUNDWORK_TOKEN" \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '${body}'`,
  ].join('\n');
}
