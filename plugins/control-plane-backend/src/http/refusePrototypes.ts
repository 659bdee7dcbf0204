import type { NextFunction, Request, Response } from 'express';
import { ValidationError } from './errors';

/**
 * Refuses what changes the prototype of whoever merges it into something. The contract refuses such fields where it names
 * the fields; this is for objects that may have any, which are given out again as they came.
 */
export function refusePrototypes(
  request: Request,
  _response: Response,
  next: NextFunction,
): void {
  const body: unknown = request.body;
  const problems = isObject(body)
    ? Object.entries(body)
        .filter(([, value]) => holdsPrototype(value))
        .map(([field]) => ({
          field,
          message: 'must not hold __proto__ or constructor.prototype',
        }))
    : [];
  next(problems.length > 0 ? new ValidationError(problems) : undefined);
}

/** Goes through it without recursion, as it may be nested very deeply. */
function holdsPrototype(value: unknown): boolean {
  const waiting = [value];
  while (waiting.length > 0) {
    const current = waiting.pop();
    if (isObject(current)) {
      for (const [key, inside] of Object.entries(current)) {
        if (
          key === '__proto__' ||
          (key === 'constructor' &&
            isObject(inside) &&
            Object.hasOwn(inside, 'prototype'))
        ) {
          return true;
        }
        waiting.push(inside);
      }
    }
  }
  return false;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
