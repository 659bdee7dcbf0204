export * from './QuotaMeter';
