const VERBS: Readonly<Record<string, string>> = {
  read: 'Read',
  list: 'List',
  write: 'Create and change',
  create: 'Create',
  update: 'Change',
  delete: 'Delete',
  execute: 'Run',
  run: 'Run',
  admin: 'Do everything with',
  '*': 'Do everything with',
};

/**
 * What a scope allows, for those that are written as most are, `scans:read`. The product gives a scope its meaning; of
 * others nothing is said.
 */
export function describeScope(scope: string): string | undefined {
  const [thing, verb, ...rest] = scope.split(':');
  const words = verb === undefined ? undefined : VERBS[verb];
  if (!thing || words === undefined || rest.length > 0) {
    return undefined;
  }
  return `${words} ${thing.replace(/[._-]+/g, ' ')}`;
}
