import type {
  PolicyCheck,
  PolicyCheckContext,
  PolicyFinding,
} from '@groundwork/plugin-control-plane-node';

/** A check that needs nothing but what was planned. */
export type BuiltInCheck = Omit<PolicyCheck, 'check'> & {
  /** Pure. */
  judge(context: PolicyCheckContext): PolicyFinding[];
};

/** Whether people or machines decide over requests of the class, so that what is shown to them helps. */
export function isDecidedOver({
  environment_class,
}: PolicyCheckContext): boolean {
  return environment_class.approval.mode === 'required';
}

/** A pure check as one that could take its time. */
export function toPolicyCheck({ judge, ...check }: BuiltInCheck): PolicyCheck {
  return { ...check, check: async context => judge(context) };
}
