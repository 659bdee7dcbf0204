import type { NextFunction, Request, Response } from 'express';
import { ValidationError } from './errors';

/** No body that the contract knows goes half as deep. */
const depthMax = 32;
/** Fields and items, all together. */
const valuesMax = 10_000;

/** Refuses bodies that are small as text but a lot of work for whoever goes through them, before anybody does. */
export function limitBody(
  request: Request,
  _response: Response,
  next: NextFunction,
): void {
  const problem = findProblem(request.body);
  next(problem ? new ValidationError([problem]) : undefined);
}

/** Goes through it without recursion, and no further than is allowed. */
function findProblem(body: unknown) {
  let values = 0;
  const waiting: Array<{ value: unknown; depth: number; field: string }> = [
    { value: body, depth: 0, field: 'body' },
  ];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth, field } = next;
    if (typeof value !== 'object' || value === null) {
      continue;
    }
    if (depth === depthMax) {
      return { field, message: `must not be nested deeper than ${depthMax}` };
    }
    for (const [key, inside] of Object.entries(value)) {
      values += 1;
      if (values > valuesMax) {
        return {
          field: 'body',
          message: `must not have more than ${valuesMax} fields and items`,
        };
      }
      waiting.push({
        value: inside,
        depth: depth + 1,
        field: depth === 0 ? key : field,
      });
    }
  }
  return undefined;
}
