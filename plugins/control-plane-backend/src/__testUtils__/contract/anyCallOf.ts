import type { ContractOperation } from '../listOperations';
import { nobodysId } from '../useTestApi';
import type { OperationCall } from './OperationCase';

/** A call for what is refused before anybody looks for what it is about. */
export function anyCallOf(operation: ContractOperation): OperationCall {
  return {
    params: Object.fromEntries(
      operation.parameters
        .filter(parameter => parameter.in === 'path')
        .map(({ name }) => [name, name.endsWith('id') ? nobodysId : 'any']),
    ),
    ...(operation.body && { json: {} }),
  };
}
