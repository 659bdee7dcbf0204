export * from './requireProduction';
