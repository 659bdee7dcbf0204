import { InputError } from '@backstage/errors';
import type { FieldProblem } from '../http/errors';
import type { ClassSpec } from './ClassSpec';

/** What classes may name that is there only once the plugin starts. */
export type KnownReferences = {
  /** Ids of the policy checks that are installed. */
  policyChecks: ReadonlySet<string>;
  /** Names of the machines that approve. */
  approverClients: ReadonlySet<string>;
};

const clientPrefix = 'approver-client:';

/** Finds checks that nobody installed, which would check nothing, and machines that could never approve. */
export function checkReferences(
  { checks, approval }: Pick<ClassSpec, 'checks' | 'approval'>,
  { policyChecks, approverClients }: KnownReferences,
): FieldProblem[] {
  const unknownClients = (refs: readonly string[] = []) =>
    refs
      .filter(ref => ref.startsWith(clientPrefix))
      .map(ref => ref.slice(clientPrefix.length))
      .filter(name => !approverClients.has(name));
  return [
    ...Object.keys(checks)
      .filter(id => !policyChecks.has(id))
      .map(id => ({
        field: `checks.${id}`,
        message: 'there is no such policy check: install its module',
      })),
    ...(
      [
        ['approval.approvers', approval.approvers],
        ['approval.escalation.approvers', approval.escalation?.approvers],
      ] as const
    ).flatMap(([field, refs]) =>
      unknownClients(refs).map(name => ({
        field,
        message: `there is no approver client '${name}'`,
      })),
    ),
  ];
}

/** @throws `InputError` that names every class of the configuration which refers to what is not there. */
export function requireKnownReferences(
  specs: ReadonlyMap<string, Pick<ClassSpec, 'checks' | 'approval'>>,
  known: KnownReferences,
): void {
  const problems = [...specs].flatMap(([name, spec]) =>
    checkReferences(spec, known).map(
      ({ field, message }) =>
        `controlPlane.classes.${name}.${field}: ${message}`,
    ),
  );
  if (problems.length > 0) {
    throw new InputError(`The configuration is wrong: ${problems.join('; ')}`);
  }
}
