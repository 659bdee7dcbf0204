import type { BuiltInCheck } from './BuiltInCheck';
import { findSecrets } from './findSecrets';

/**
 * Denies parameters with what is known to be a secret, and warns of those that are called like one: parameters are kept
 * and shown in the open, in Git as well.
 */
export const parametersHoldNoSecrets: BuiltInCheck = {
  id: 'parameters-hold-no-secrets',
  title: 'Parameters hold no secrets',
  description:
    'Whether a parameter is a key or a token, or is called like one; parameters are written in the open.',
  judge({ request: { parameters = {} } }) {
    const found = findSecrets(parameters);
    return found.length === 0
      ? [{ result: 'pass', message: 'No parameter looks like a secret.' }]
      : found.slice(0, 10).map(({ path, isSure }) => ({
          result: isSure ? 'deny' : 'warn',
          message: isSure
            ? `The parameter ${path} is a key or a token; it would be written in the open.`
            : `The parameter ${path} is called like a secret; it would be written in the open.`,
        }));
  },
};
