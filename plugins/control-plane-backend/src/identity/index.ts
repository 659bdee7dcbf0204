export * from './Authenticator';
export * from './Authorizer';
export * from './Principal';
export * from './TokenVerifier';
export * from './ResourceDecider';
export * from './memberRef';
