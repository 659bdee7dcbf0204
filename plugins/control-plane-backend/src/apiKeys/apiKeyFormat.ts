import { randomBytes } from 'node:crypto';

const apiKeyPattern = /^bp_[A-Za-z0-9_-]{22}$/;
const prefixLength = 'bp_'.length + 8;

/** A new key: 128 random bits. */
export function generateApiKey(): string {
  return `bp_${randomBytes(16).toString('base64url')}`;
}

/** Whether a text has the form of a key. */
export function isApiKey(text: string): boolean {
  return apiKeyPattern.test(text);
}

/** The part of a key that is kept in the clear: people recognise the key by it, and its row is found by it. */
export function apiKeyPrefix(key: string): string {
  return key.slice(0, prefixLength);
}
