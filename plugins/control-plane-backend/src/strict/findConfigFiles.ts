import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

/** Where a process was started, and how. */
export type ProcessStart = {
  argv: readonly string[];
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
};

/**
 * The files that Backstage reads its configuration from: those of `--config`, or else `app-config.yaml` and what is beside
 * it. What is at a web address is not among them.
 */
export function findConfigFiles({ argv, cwd, env }: ProcessStart): string[] {
  const { values } = parseArgs({
    args: [...argv],
    options: { config: { type: 'string', multiple: true } },
    strict: false,
  });
  const given = (values.config ?? []).filter(
    (target): target is string => typeof target === 'string',
  );
  if (given.length > 0) {
    return given
      .filter(target => !/^[a-z][a-z0-9+.-]*:\/\//i.test(target))
      .map(target => path.resolve(cwd, target));
  }
  const root = findRoot(cwd);
  const names = (env.BACKSTAGE_ENV ?? '')
    .split(',')
    .map(name => name.trim())
    .filter(Boolean);
  return [
    'app-config.yaml',
    ...names.map(name => `app-config.${name}.yaml`),
    'app-config.local.yaml',
    ...names.map(name => `app-config.${name}.local.yaml`),
  ]
    .map(file => path.resolve(root, file))
    .filter(file => existsSync(file));
}

/** The nearest directory above with a configuration. */
function findRoot(directory: string): string {
  const parent = path.dirname(directory);
  return parent === directory ||
    existsSync(path.join(directory, 'app-config.yaml'))
    ? directory
    : findRoot(parent);
}
