import type { BuiltInCheck } from './BuiltInCheck';

/** Warns where everybody reaches the pods. */
export const ingressIsDenied: BuiltInCheck = {
  id: 'ingress-is-denied',
  title: 'Pods are shut off',
  description: 'Whether pods are reached from outside of their namespace.',
  judge({ desired: { policies = {} } }) {
    return [
      policies.ingress === 'allow'
        ? {
            result: 'warn',
            message: 'Pods are reached from every other namespace.',
          }
        : {
            result: 'pass',
            message: 'Pods are not reached from outside of their namespace.',
          },
    ];
  },
};
