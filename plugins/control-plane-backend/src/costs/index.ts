export { createCosts } from './createCosts';
