import type { ContractOperation } from '../listOperations';
import { nobodysId } from '../useTestApi';
import type { OperationCall, OperationCase } from './OperationCase';

/** A good call, once for each of its names with one that nothing has. */
export function missingCallsOf(
  operation: ContractOperation,
  { names = ['id', 'tenant_id'] }: OperationCase,
  call: OperationCall,
): { name: string; call: OperationCall }[] {
  if (!('404' in operation.responses)) {
    return [];
  }
  return names.flatMap(name =>
    (['params', 'query', 'json'] as const)
      .filter(place => call[place] && name in call[place])
      .map(place => ({
        name,
        call: {
          ...call,
          [place]: {
            ...call[place],
            [name]: name.endsWith('id') ? nobodysId : 'no-such-thing',
          },
        },
      })),
  );
}
