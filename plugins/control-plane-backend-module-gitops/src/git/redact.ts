/** Takes secrets, credentials in addresses and control characters out of what Git or a remote server said. */
export function redact(text: string, secrets: readonly string[]): string {
  let redacted = text;
  for (const secret of secrets) {
    redacted = redacted.replaceAll(secret, '[redacted]');
  }
  return redacted
    .replace(/\/\/[^/\s@]+@/g, '//[redacted]@')
    .replace(/[^\P{Cc}\n\t]/gu, ' ');
}
