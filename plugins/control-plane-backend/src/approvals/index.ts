export * from './ApprovalService';
export * from './approvalRoutes';
export * from './VoteStore';
