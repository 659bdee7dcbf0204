import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  CheckSettings,
  PolicyResult,
} from '@groundwork/plugin-control-plane-common';
import type {
  PolicyCheck,
  PolicyCheckContext,
  PolicyFinding,
} from '@groundwork/plugin-control-plane-node';
import { z } from 'zod';
import { callRuntime } from '../runtimes/callRuntime';
import { tidyMessage } from '../runtimes/tidyMessage';

const idPattern = /^[a-z0-9][-a-z0-9]{0,62}$/;
const findingsMax = 20;
const findings = z
  .array(
    z.object({
      result: z.enum(['pass', 'warn', 'deny']),
      message: z.string().trim().min(1),
      target: z.string().optional(),
    }),
  )
  .max(findingsMax);
const severity = { deny: 0, warn: 1, pass: 2 };

/** Has every policy check look at what was planned. Checks are guests: whatever they do, there is a result. */
export class PolicyChecks {
  readonly #checks: readonly PolicyCheck[];
  readonly #timeoutMs: number;
  readonly #logger: LoggerService;

  private constructor(options: PolicyChecksOptions) {
    // In one order on every replica, whichever module was first.
    this.#checks = [...options.checks].sort((a, b) => (a.id < b.id ? -1 : 1));
    this.#timeoutMs = options.timeoutMs;
    this.#logger = options.logger;
  }

  /** @throws Error when an id cannot be one, or is there twice */
  static create(options: PolicyChecksOptions): PolicyChecks {
    const ids = new Set<string>();
    for (const { id } of options.checks) {
      requireCheckId(id, ids);
      ids.add(id);
    }
    return new PolicyChecks(options);
  }

  /**
   * What all checks say, by the order of their ids.
   *
   * @throws the reason of `signal` when that aborts
   */
  async run(
    context: PolicyCheckContext,
    signal: AbortSignal,
  ): Promise<PolicyResult[]> {
    const { checks: settings } = context.environment_class;
    const results = await Promise.all(
      this.#checks.map(check =>
        settingOf(settings, check.id) === 'ignore'
          ? [ignored(check)]
          : this.#runOne(check, context, signal),
      ),
    );
    return results.flat();
  }

  async #runOne(
    check: PolicyCheck,
    context: PolicyCheckContext,
    signal: AbortSignal,
  ): Promise<PolicyResult[]> {
    const found = await this.#ask(check, context, signal);
    const setting = settingOf(context.environment_class.checks, check.id);
    return found
      .map(({ result, message, target }): PolicyResult => ({
        check: check.id,
        title: tidyMessage(check.title),
        result:
          result === 'pass' || setting === undefined || setting === 'ignore'
            ? result
            : setting,
        message: tidyMessage(message),
        ...(target !== undefined && { target }),
      }))
      .sort(worstFirst);
  }

  async #ask(
    check: PolicyCheck,
    context: PolicyCheckContext,
    signal: AbortSignal,
  ): Promise<PolicyFinding[]> {
    try {
      const answer = await callRuntime(
        {
          signal,
          timeoutMs: this.#timeoutMs,
          description: `The policy check '${check.id}'`,
        },
        // A copy: what a check does to it changes neither the plan nor what others look at.
        async callSignal =>
          check.check(structuredClone(context), { signal: callSignal }),
      );
      const found = findings.parse(answer);
      requireTargets(found, context);
      return found.length > 0
        ? found
        : [{ result: 'pass', message: 'There is nothing to object to.' }];
    } catch (error) {
      signal.throwIfAborted();
      this.#logger.warn(`The policy check '${check.id}' failed`, {
        error: tidyMessage(error),
      });
      // In the same words each time, whatever the matter is: it is part of the digest.
      return [{ result: 'deny', message: 'It could not be checked.' }];
    }
  }
}

export type PolicyChecksOptions = {
  checks: readonly PolicyCheck[];
  /** How long one check may take. */
  timeoutMs: number;
  logger: LoggerService;
};

/**
 * Makes sure that a check can be called so.
 *
 * @param taken - ids of other checks
 */
export function requireCheckId(
  id: string,
  taken: { has(id: string): boolean },
): void {
  if (!idPattern.test(id)) {
    throw new Error(
      `A policy check cannot have the id '${tidyMessage(id)}': it has to be up to 63 lower-case letters, digits and hyphens`,
    );
  }
  if (taken.has(id)) {
    throw new Error(`A policy check with the id '${id}' is installed already`);
  }
}

function settingOf(
  settings: CheckSettings,
  id: string,
): CheckSettings[string] | undefined {
  return Object.hasOwn(settings, id) ? settings[id] : undefined;
}

function ignored({ id, title }: PolicyCheck): PolicyResult {
  return {
    check: id,
    title: tidyMessage(title),
    result: 'pass',
    message: 'This class leaves it out.',
  };
}

function requireTargets(
  found: readonly PolicyFinding[],
  { targets }: PolicyCheckContext,
) {
  const names = new Set(targets.map(({ runtime }) => runtime));
  for (const { target } of found) {
    if (target !== undefined && !names.has(target)) {
      throw new Error('It is about a runtime environment that is not planned');
    }
  }
}

function worstFirst(a: PolicyResult, b: PolicyResult): number {
  return (
    severity[a.result] - severity[b.result] ||
    compare(a.target ?? '', b.target ?? '') ||
    compare(a.message, b.message)
  );
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
