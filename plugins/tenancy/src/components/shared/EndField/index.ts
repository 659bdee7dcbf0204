export * from './endChoice';
export * from './EndField';
