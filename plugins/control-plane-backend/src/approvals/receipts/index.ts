export * from './ReceiptIssuer';
export * from './ReceiptKeys';
export * from './receiptRoutes';
export * from './ReceiptStore';
