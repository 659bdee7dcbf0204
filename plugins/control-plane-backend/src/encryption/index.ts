export * from './DecryptionError';
export * from './Encryption';
