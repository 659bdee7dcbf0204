export * from './ClaimedGroups';
export * from './createIdentityGroups';
export * from './IdentityGroups';
