import { callApi, type ApiAnswer, type ApiCall } from '../callApi';
import { listOperations, type ContractOperation } from '../listOperations';
import type { OperationCall } from './OperationCase';

const operations = new Map(
  listOperations().map(operation => [operation.name, operation]),
);

/** An operation of the contract by its name. */
export function operationOf(name: string): ContractOperation {
  const operation = operations.get(name);
  if (!operation) {
    throw new Error(`The contract has no operation ${name}`);
  }
  return operation;
}

/** Path and query of a call. */
export function pathOf(
  operation: ContractOperation,
  { params = {}, query = {} }: OperationCall,
): string {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_placeholder, name) => {
    if (!(name in params)) {
      throw new Error(`A call of ${operation.name} lacks ${name}`);
    }
    return encodeURIComponent(params[name]);
  });
  const search = new URLSearchParams(query).toString();
  return search ? `${path}?${search}` : path;
}

/** Calls an operation. What is in `others` goes before what the call says. */
export function sendOperation<T>(
  url: string,
  operation: ContractOperation,
  call: OperationCall,
  others: ApiCall = {},
): Promise<ApiAnswer<T>> {
  return callApi<T>(url, operation.method, pathOf(operation, call), {
    ...(others.body === undefined && { json: call.json }),
    ...others,
    headers: { ...call.headers, ...others.headers },
  });
}
