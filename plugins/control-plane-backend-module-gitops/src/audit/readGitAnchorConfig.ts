import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { gitAnchorSchema, type GitAnchorConfig } from './gitAnchorSchema';

const key = 'controlPlane.audit.anchor.git';

/**
 * Reads where anchors of the audit log are committed; nothing when they are not.
 *
 * @throws `InputError` that names every key that is wrong.
 */
export function readGitAnchorConfig(
  config: RootConfigService,
): GitAnchorConfig | undefined {
  const value = config.getOptional(key);
  if (value === undefined) {
    return undefined;
  }
  const result = gitAnchorSchema.safeParse(value);
  if (!result.success) {
    const problems = result.error.issues.map(
      ({ path, message }) => `${[key, ...path].join('.')}: ${message}`,
    );
    throw new InputError(
      `The configuration of the control plane is not acceptable: ${problems.join('; ')}`,
    );
  }
  return result.data;
}
