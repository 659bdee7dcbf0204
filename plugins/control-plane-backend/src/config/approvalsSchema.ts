import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { controlPlaneRoles } from '@groundwork/plugin-control-plane-common';
import { z } from 'zod';
import { dnsLabel } from './dnsLabel';
import { durationMs } from './durationMs';
import { gatePoliciesSchema } from './gatePolicies';

const dayMs = 86_400_000;
const secretBytesMin = 32;

const keyId = z
  .string()
  .regex(/^[A-Za-z0-9._-]{1,32}$/, 'must be a short name');

const client = z.strictObject({
  secrets: z
    .array(
      z.strictObject({
        id: keyId,
        secret: z
          .string()
          .refine(
            secret => Buffer.byteLength(secret) >= secretBytesMin,
            `must be at least ${secretBytesMin} bytes long`,
          ),
      }),
    )
    .min(1)
    .max(10)
    .refine(hasIdsOnce, 'must not have an id twice'),
  roles: z.array(z.enum(controlPlaneRoles)).default(['approver']),
});

const receiptKey = z
  .strictObject({
    id: keyId,
    privateKey: z.string().optional(),
    publicKey: z.string().optional(),
  })
  .transform((key, context) => {
    // Messages name the key and never repeat what it is.
    const refuse = (message: string) => {
      context.addIssue({ code: 'custom', message: `'${key.id}' ${message}` });
      return z.NEVER;
    };
    if ((key.privateKey === undefined) === (key.publicKey === undefined)) {
      return refuse('must have either a privateKey or a publicKey');
    }
    const privateKey = readKey(key.privateKey, createPrivateKey);
    const publicKey = privateKey
      ? createPublicKey(privateKey)
      : readKey(key.publicKey, publicKeyOf);
    return publicKey
      ? { id: key.id, privateKey, publicKey }
      : refuse(
          `must have an Ed25519 ${
            key.privateKey === undefined ? 'public' : 'private'
          } key in PEM`,
        );
  });

/** `controlPlane.approvals`. */
export const approvalsSchema = z
  .strictObject({
    clients: z
      .record(dnsLabel, client)
      .refine(
        hasSecretsOnce,
        'must not have a secret in two places: whoever has it could sign for both',
      )
      .default({}),
    receipts: z
      .strictObject({
        issuer: z.string().min(1).max(500).optional(),
        keys: z
          .array(receiptKey)
          .max(50)
          .refine(hasIdsOnce, 'must not have an id twice')
          .default([]),
      })
      .prefault({}),
    policies: gatePoliciesSchema,
    links: z
      .strictObject({
        ttl: durationMs({ days: 7 }, { msMin: 1_000, msMax: 90 * dayMs }),
      })
      .prefault({}),
  })
  .prefault({});

/** Who approves runs of templates, how machines approve, how receipts are signed, and how long links lead; durations in milliseconds. */
export type ApprovalsConfig = z.output<typeof approvalsSchema>;

function hasIdsOnce(items: ReadonlyArray<{ id: string }>): boolean {
  return new Set(items.map(({ id }) => id)).size === items.length;
}

function hasSecretsOnce(
  clients: Record<string, z.output<typeof client>>,
): boolean {
  const secrets = Object.values(clients).flatMap(({ secrets: own }) =>
    own.map(({ secret }) => secret),
  );
  return new Set(secrets).size === secrets.length;
}

function readKey(
  pem: string | undefined,
  create: (pem: string) => KeyObject | undefined,
): KeyObject | undefined {
  try {
    const key = pem === undefined ? undefined : create(pem);
    return key?.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}

/** Node makes a public key of a private one as well, which has no business where public ones are listed. */
function publicKeyOf(pem: string): KeyObject | undefined {
  return pem.includes('PRIVATE KEY') ? undefined : createPublicKey(pem);
}
