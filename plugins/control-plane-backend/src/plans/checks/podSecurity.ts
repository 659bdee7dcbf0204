import { isDecidedOver, type BuiltInCheck } from './BuiltInCheck';

/** Warns of privileged pods, and of pods that are not restricted where somebody decides. */
export const podSecurity: BuiltInCheck = {
  id: 'pod-security',
  title: 'Pods are restricted',
  description: 'Which level of the Pod Security Standards pods are held to.',
  judge(context) {
    const { policies = {}, policy_packs } = context.desired;
    const named = policy_packs.includes('restricted-pods')
      ? 'restricted'
      : 'baseline';
    const level = policies.pod_security ?? named;
    const isFine =
      level === 'restricted' ||
      (level === 'baseline' && !isDecidedOver(context));
    return [
      {
        result: isFine ? 'pass' : 'warn',
        message:
          level === 'privileged'
            ? 'Pods may do anything to the machines that they run on.'
            : `Pods are held to the level ${level}.`,
      },
    ];
  },
};
