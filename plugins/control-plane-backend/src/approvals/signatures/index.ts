export * from './createSignatures';
export { isSigned } from './readSignedDecision';
export * from './SignatureAuthenticator';
