export { wholeFile } from './compareFile';
export * from './compareFolder';
export * from './filesOf';
