import type { AddressPolicy } from '@groundwork/plugin-control-plane-node';
import {
  pullRequestSchema,
  type GitopsConnectionConfig,
  type RepositoryUrl,
} from '../connection';
import type { GitRepository } from '../git';
import { createPullRequestHost } from '../pullRequests';
import type { Delivery } from './Delivery';
import { DirectDelivery } from './DirectDelivery';
import { PullRequestDelivery } from './PullRequestDelivery';

/** How changes reach the branch of a connection. */
export function createDelivery(options: {
  connection: GitopsConnectionConfig;
  url: RepositoryUrl;
  repository: GitRepository;
  promotionPrefix: string | undefined;
  addresses: AddressPolicy;
}): Delivery {
  const { connection, url, repository, promotionPrefix, addresses } = options;
  if (promotionPrefix === undefined) {
    return DirectDelivery.create(repository);
  }
  const settings = pullRequestSchema.parse(connection.pullRequest ?? {});
  return PullRequestDelivery.create({
    repository,
    host: createPullRequestHost({
      connection,
      settings,
      repository: url,
      addresses,
    }),
    promotionPrefix,
    pollIntervalMs: settings.pollInterval * 1000,
    autoMerge: settings.autoMerge,
  });
}

/**
 * What the promotion branches of a runtime environment begin with: others that share the repository have others. Nothing
 * where changes are committed directly.
 */
export function promotionPrefixOf(
  name: string,
  connection: GitopsConnectionConfig,
): string | undefined {
  if (connection.mode === 'direct') {
    return undefined;
  }
  const { promotionBranchPrefix } = pullRequestSchema.parse(
    connection.pullRequest ?? {},
  );
  const legible = name.replace(/[^A-Za-z0-9_-]+/g, '-');
  return `${promotionBranchPrefix}${legible}/`;
}
