import { agreementCases } from './agreementCases';
import { lifecycleCases } from './lifecycleCases';
import { policyCases } from './policyCases';
import { resilienceCases } from './resilienceCases';
import type { ContractCase } from './ContractCase';

/** Every case of the contract. */
export const contractCases: readonly ContractCase[] = [
  ...lifecycleCases,
  ...agreementCases,
  ...policyCases,
  ...resilienceCases,
];
