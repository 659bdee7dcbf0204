export * from './TabRow';
