import { openApiDocument } from '../schema/openapi/generated/document';
import { resolveSchema, type ContractSchema } from './arbitraryOf';

/** A parameter as the contract has it. */
export type ContractParameter = {
  $ref?: string;
  name: string;
  in: 'path' | 'query' | 'header';
  schema: ContractSchema;
};

/** An operation of the contract. */
export type ContractOperation = {
  name: string;
  /** In upper case. */
  method: string;
  path: string;
  parameters: ContractParameter[];
  /** Schema of the JSON body; absent when it takes none. */
  body?: ContractSchema;
  /** By status. */
  responses: Record<string, unknown>;
  /** Whether everybody may call it. */
  open: boolean;
};

type OperationObject = {
  operationId: string;
  parameters?: ContractParameter[];
  requestBody?: { content: Record<string, { schema: ContractSchema }> };
  responses: Record<string, unknown>;
  security?: unknown[];
};
type PathItem = Record<string, OperationObject> & {
  parameters?: ContractParameter[];
};

const methods = ['get', 'put', 'post', 'delete', 'options', 'patch', 'trace'];

/** Every operation of the contract, so that a new one is in every test that goes over all. */
export function listOperations(): ContractOperation[] {
  const { paths } = openApiDocument as { paths: Record<string, PathItem> };
  return Object.entries(paths).flatMap(([path, item]) =>
    methods
      .filter(method => item[method])
      .map(method => {
        const operation = item[method];
        return {
          name: operation.operationId,
          method: method.toUpperCase(),
          path,
          parameters: [
            ...(item.parameters ?? []),
            ...(operation.parameters ?? []),
          ].map(parameter => resolveSchema(openApiDocument, parameter)),
          body: operation.requestBody?.content['application/json'].schema,
          responses: operation.responses,
          open: operation.security?.length === 0,
        };
      }),
  );
}
