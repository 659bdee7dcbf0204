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
  for (let depth = 0; depth < 5 && current instanceof Error; depth++) {
    if ('code' in current && typeof current.code === 'string') {
      return current.code;
    }
    current =
      current instanceof AggregateError ? current.errors[0] : current.cause;
  }
  return undefined;
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
