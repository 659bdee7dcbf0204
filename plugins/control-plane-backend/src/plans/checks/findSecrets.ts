const depthMax = 20;
/** What is a secret, whatever it is called: keys, and tokens by the prefixes that their issuers gave them to be found by. */
const secret =
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----|\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bgh[oprsu]_[0-9A-Za-z]{36}|\bgithub_pat_[0-9A-Za-z_]{22}|\bglpat-[0-9A-Za-z_-]{20}|\bxox[abeprs]-[0-9A-Za-z-]{10}|\bsk_live_[0-9A-Za-z]{16}/;
const secretName =
  /^(.*[-_.])?(password|passwd|passphrase|secret|token|credentials?|(api|access|private)[-_]?key)$/i;

/** Something in parameters that is a secret for sure, or is called like one. */
export type FoundSecret = { path: string; isSure: boolean };

/** Whether a text has a key or a token in it. */
export function holdsSecret(text: string): boolean {
  return secret.test(text);
}

/** Whether something is called as secrets are. */
export function isSecretName(name: string): boolean {
  return secretName.test(name);
}

/** Finds what in parameters is a secret, or is called like one. */
export function findSecrets(
  value: unknown,
  path = '',
  depth = 0,
): FoundSecret[] {
  if (typeof value === 'string') {
    if (holdsSecret(value)) {
      return [{ path, isSure: true }];
    }
    const name = path.slice(path.lastIndexOf('.') + 1);
    return value !== '' && isSecretName(name) ? [{ path, isSure: false }] : [];
  }
  if (typeof value !== 'object' || value === null || depth > depthMax) {
    return [];
  }
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, item]) => {
      const shown = key.slice(0, 60);
      return findSecrets(
        item,
        path === '' ? shown : `${path}.${shown}`,
        depth + 1,
      );
    });
}
