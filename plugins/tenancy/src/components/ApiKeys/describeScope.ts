import type { TenancyWords } from '../../translation';

const VERBS = {
  read: 'read',
  list: 'list',
  write: 'write',
  create: 'create',
  update: 'update',
  delete: 'delete',
  execute: 'run',
  run: 'run',
  admin: 'everything',
  '*': 'everything',
} as const;

/**
 * What a scope allows, for those that are written as most are, `scans:read`. The product gives a scope its meaning; of
 * others nothing is said.
 */
export function describeScope(
  scope: string,
  t: TenancyWords,
): string | undefined {
  const [thing, verb = '', ...rest] = scope.split(':');
  if (!thing || !isKnown(verb) || rest.length > 0) {
    return undefined;
  }
  return t(`apiKeys.allows.${VERBS[verb]}`, {
    thing: thing.replace(/[._-]+/g, ' '),
  });
}

function isKnown(verb: string): verb is keyof typeof VERBS {
  return Object.hasOwn(VERBS, verb);
}
