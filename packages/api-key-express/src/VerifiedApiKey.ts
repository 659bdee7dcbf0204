/** What the control plane vouches for about the key that a caller presented. @public */
export type VerifiedApiKey = Readonly<{
  /** The tenant that the caller acts for. */
  tenant_id: string;
  /** The product that the key is for; a key without one is good for every product. */
  product?: string;
  /** What the key may be used for. */
  scopes: readonly string[];
  /** Names the key in logs; the key itself never leaves this middleware. */
  key_id: string;
}>;

declare module 'express-serve-static-core' {
  interface Request {
    /** Set by `apiKeyAuth` once the key of the caller was verified. */
    apiKey?: VerifiedApiKey;
  }
}
