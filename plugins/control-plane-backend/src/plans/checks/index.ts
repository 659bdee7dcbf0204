export * from './builtInPolicyChecks';
