import type { KnownValues } from '../attackOn';
import type { Actor } from './Actor';
import type { TenantWorld } from './TenantWorld';

/** What an operation is called with. */
export type OperationCall = {
  params?: Record<string, string>;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  json?: Record<string, unknown>;
};

/** Makes what a call needs, and answers with the call, of the first who may unless told otherwise. */
export type MakeCall = (
  world: TenantWorld,
  actor?: Actor,
) => OperationCall | Promise<OperationCall>;

/**
 * How the tests that go over all operations use one of them. What it is done to belongs to tenant A, or to Ana.
 */
export type OperationCase = {
  /** A call that succeeds. What it changes is made for it alone. */
  call: MakeCall;
  /** Who may do it. */
  may: readonly Actor[];
  /** Who knows what it is done to, and so is answered 403. All others are told that there is no such thing. */
  sees: readonly Actor[];
  /** Other calls that succeed, with answers of other kinds. */
  variants?: readonly OperationCall[];
  /** A call of the first who may that does not go with what there is: 409. */
  conflict?: MakeCall;
  /** Which parameters and fields name what has to exist, when it is not just every id. */
  names?: readonly string[];
};

/** The cases of a part of the contract, by operation. */
export type OperationCases = Record<string, OperationCase>;

/** What a good call holds gets an attack further than what was made up. */
export function knownFrom({ params, query, json }: OperationCall): KnownValues {
  return {
    class: ['preview', 'production'],
    ...Object.fromEntries(
      Object.entries({ ...params, ...query, ...json }).map(([name, value]) => [
        name,
        [value],
      ]),
    ),
  };
}
