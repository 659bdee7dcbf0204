import { CustomErrorBase } from '@backstage/errors';

/** Why a signature was refused. It is for the audit log; whoever sent it is told none of it. */
export type RefusalReason =
  | 'two-credentials'
  | 'not-signable'
  | 'malformed'
  | 'unknown-client'
  | 'wrong-signature'
  | 'old'
  | 'future'
  | 'replayed';

/** A signature that is not acceptable. */
export class SignatureRefusedError extends CustomErrorBase {
  readonly name = 'SignatureRefusedError' as const;

  constructor(readonly reason: RefusalReason) {
    super(`The signature was refused: ${reason}`);
  }
}
