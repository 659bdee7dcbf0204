import type { ContractScope } from './contractTools';

/**
 * What not every runtime environment or adapter can do.
 *
 * @public
 */
export type OptionalAbility = 'addExtra' | 'hangRuntime' | 'watch';

/** One thing that every adapter guarantees. */
export type ContractCase = {
  /** The guarantee. */
  title: string;
  /** Without this the case means nothing. */
  needs?: OptionalAbility;
  /** Rejects when the guarantee does not hold. */
  run(scope: ContractScope): Promise<void>;
};
