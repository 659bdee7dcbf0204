export * from './createMessagePublisher';
export * from './Message';
export * from './Outbox';
export * from './isEntityRef';
export * from './toNotifications';
