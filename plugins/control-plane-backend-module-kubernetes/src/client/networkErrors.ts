const certificateCodes = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** The code of an error of the network or of TLS, such as `ECONNREFUSED`, wherever in its causes it is. */
export function networkCodeOf(error: unknown): string | undefined {
  let current = error;
  for (let depth = 0; depth < 5; depth++) {
    const code = memberOf(current, 'code');
    if (typeof code === 'string') {
      return code;
    }
    const errors = memberOf(current, 'errors');
    current = Array.isArray(errors) ? errors[0] : memberOf(current, 'cause');
  }
  return undefined;
}

/** Whether something took too long, here or at the other side. */
export function isTimeout(error: unknown): boolean {
  return (
    memberOf(error, 'name') === 'TimeoutError' ||
    /TIMEDOUT|TIMEOUT/.test(networkCodeOf(error) ?? '')
  );
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

/** Whether the certificate of the server is not one to trust. */
export function isCertificateError(error: unknown): boolean {
  return certificateCodes.has(networkCodeOf(error) ?? '');
}

/** Whether a connection that was there has gone. */
export function isLostConnection(error: unknown): boolean {
  return ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'].includes(
    networkCodeOf(error) ?? '',
  );
}
