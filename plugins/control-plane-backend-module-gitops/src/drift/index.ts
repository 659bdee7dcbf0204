export { wholeFile } from './compareFile';
export * from './compareFolder';
