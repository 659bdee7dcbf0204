import { z } from 'zod';

const headerText = /^[\x21-\x7e]+$/;
const privateKeyText =
  /^-----BEGIN [A-Z ]*PRIVATE KEY-----\r?\n[A-Za-z0-9+/=\r\n]+-----END [A-Z ]*PRIVATE KEY-----\s*$/;
/** One line for each key: hosts, type and key; markers such as `@cert-authority` may precede them. */
const knownHostsText =
  /^(([^\p{Cc}]+ )?[^\p{Cc}]* [A-Za-z0-9@.-]+ [A-Za-z0-9+/=]+[^\p{Cc}]*)?$/u;

/** A token of a host of repositories, as a header can hold it; a secret. */
export const tokenSchema = z.string().min(1).max(2000).regex(headerText);

/** A private key as OpenSSH and OpenSSL write it, without a passphrase; a secret. */
export const privateKeySchema = z
  .string()
  .max(20_000)
  .regex(privateKeyText, 'Not a private key in the format of OpenSSH or PEM');

/** How to sign in to the repository. */
export const authSchema = z.strictObject({
  username: z
    .string()
    .min(1)
    .regex(/^[^:\p{Cc}]+$/u)
    .optional()
    .describe(
      'User that the token belongs to; x-access-token when absent, which suits GitHub and GitLab',
    ),
  token: tokenSchema
    .optional()
    .describe(
      'Token or password for https:// that may push to the branch; a secret',
    ),
  privateKey: privateKeySchema
    .optional()
    .describe(
      'Private key for ssh:// that may push to the branch, without a passphrase; a secret',
    ),
  knownHosts: z
    .string()
    .min(1)
    .max(50_000)
    .refine(
      text => text.split(/\r?\n/).every(line => isKnownHostsLine(line)),
      'Not lines of a known_hosts file',
    )
    .optional()
    .describe(
      'Host keys of the server, as lines of a known_hosts file; ssh-keyscan prints them. No other key is trusted',
    ),
});

function isKnownHostsLine(line: string): boolean {
  return (
    line.trim() === '' || line.startsWith('#') || knownHostsText.test(line)
  );
}
