export * from './QuotasTab';
