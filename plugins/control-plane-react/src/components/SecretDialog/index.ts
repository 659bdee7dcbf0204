export * from './SecretDialog';
