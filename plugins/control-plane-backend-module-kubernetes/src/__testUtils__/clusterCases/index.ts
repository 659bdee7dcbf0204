export { changeCases } from './changeCases';
export { faultCases } from './faultCases';
export { ownershipCases } from './ownershipCases';
