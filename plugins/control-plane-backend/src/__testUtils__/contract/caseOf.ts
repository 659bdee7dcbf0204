import { apiKeyCases } from './apiKeyCases';
import { approvalCases } from './approvalCases';
import { auditCases } from './auditCases';
import { classCases } from './classCases';
import { entitlementCases } from './entitlementCases';
import { environmentCases } from './environmentCases';
import { gateCases } from './gateCases';
import { leaseCases } from './leaseCases';
import { memberCases } from './memberCases';
import { namespaceCases } from './namespaceCases';
import type { OperationCase, OperationCases } from './OperationCase';
import { proofCases } from './proofCases';
import { queueCases } from './queueCases';
import { requestCases } from './requestCases';
import { runtimeCases } from './runtimeCases';
import { tenantCases } from './tenantCases';

/** What the tests that go over all operations do with each. */
export const operationCases: OperationCases = {
  ...classCases,
  ...environmentCases,
  ...requestCases,
  ...leaseCases,
  ...approvalCases,
  ...proofCases,
  ...gateCases,
  ...namespaceCases,
  ...runtimeCases,
  ...queueCases,
  ...tenantCases,
  ...memberCases,
  ...entitlementCases,
  ...apiKeyCases,
  ...auditCases,
};

/** The case of an operation of the contract. */
export function caseOf(name: string): OperationCase {
  if (!Object.hasOwn(operationCases, name)) {
    throw new Error(
      `No test knows how to call ${name}: add a case for it to __testUtils__/contract, with a call that succeeds, who may, and who sees it`,
    );
  }
  return operationCases[name];
}
