import type { OptionalAbility } from './ContractCase';
import { contractCases } from './contractCases';
import { withConnections } from './contractTools';
import type { RuntimeAdapterHarness } from './RuntimeAdapterHarness';

export type { OptionalAbility } from './ContractCase';

const caseTimeoutMs = 120_000;

/** What {@link runtimeAdapterContract} needs. @public */
export type RuntimeAdapterContractOptions = {
  /** What the adapter is run against, for the title of the tests. */
  name: string;
  /** Makes a harness for one case, with a runtime environment that nothing else uses. */
  create: () => Promise<RuntimeAdapterHarness>;
  /** What this runtime environment cannot do; the cases that need it are not registered. */
  without?: readonly OptionalAbility[];
};

/**
 * Registers the contract of runtime adapters as Jest tests: what every adapter guarantees, whatever it works with.
 *
 * @public
 */
export function runtimeAdapterContract(
  options: RuntimeAdapterContractOptions,
): void {
  const { name, create, without = [] } = options;
  globalThis.describe(`runtime adapter contract: ${name}`, () => {
    for (const { title, needs, run } of contractCases) {
      if (needs && without.includes(needs)) {
        continue;
      }
      globalThis.it(
        title,
        async () => {
          const harness = await create();
          try {
            await withConnections(harness, run);
          } finally {
            await harness.dispose();
          }
        },
        caseTimeoutMs,
      );
    }
  });
}
