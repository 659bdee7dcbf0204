export { changeCases } from './changeCases';
export { endCases } from './endCases';
export { faultCases } from './faultCases';
export { ownershipCases } from './ownershipCases';
export { raceCases } from './raceCases';
export { signInCases } from './signInCases';
