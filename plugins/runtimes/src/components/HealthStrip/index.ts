export * from './HealthStrip';
