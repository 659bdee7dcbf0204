import type { RuntimeHealth } from '@groundwork/plugin-control-plane-node';
import { explainKubeError, type KubeClient } from '../client';
import { rightsWithout, type Right } from './neededRights';

const healthTimeoutMs = 10_000;
const namedMax = 5;
/** A namespace that is none, so that only what is granted in the whole cluster counts. */
const anyNamespace = 'groundwork-access-review';
const reviewPath = '/apis/authorization.k8s.io/v1';

/** Asks whether the API server is ready, and whether the credentials may do what will be needed. */
export async function checkHealth(
  client: KubeClient,
  { signal }: { signal: AbortSignal },
): Promise<RuntimeHealth> {
  const bounded = AbortSignal.any([
    signal,
    AbortSignal.timeout(healthTimeoutMs),
  ]);
  try {
    await client.call({
      method: 'GET',
      path: '/readyz',
      subject: { verb: 'get', resource: '/readyz' },
      signal: bounded,
    });
    const missing = await missingRights(client, bounded);
    return missing.length === 0
      ? { status: 'healthy', message: 'The API server is ready.' }
      : {
          status: 'degraded',
          message: `The credentials lack rights in the cluster: ${listOf(missing)}.`,
        };
  } catch (error) {
    signal.throwIfAborted();
    return { status: 'unavailable', message: sentenceOf(error, signal) };
  }
}

/** One call for all rules; what they do not show is asked for one by one, as rules are not the only way to be granted. */
async function missingRights(
  client: KubeClient,
  signal: AbortSignal,
): Promise<Right[]> {
  const review = await client.call({
    method: 'POST',
    path: `${reviewPath}/selfsubjectrulesreviews`,
    body: {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectRulesReview',
      spec: { namespace: anyNamespace },
    },
    subject: { verb: 'create', resource: 'selfsubjectrulesreviews' },
    signal,
  });
  const status = statusOf(review);
  const doubtful = rightsWithout(status.resourceRules);
  const answers = await Promise.all(
    doubtful.map(right => isAllowed(client, right, signal)),
  );
  return doubtful.filter((_right, index) => !answers[index]);
}

async function isAllowed(
  client: KubeClient,
  { verb, group, resource }: Right,
  signal: AbortSignal,
): Promise<boolean> {
  const review = await client.call({
    method: 'POST',
    path: `${reviewPath}/selfsubjectaccessreviews`,
    body: {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectAccessReview',
      spec: { resourceAttributes: { verb, group, resource } },
    },
    subject: { verb: 'create', resource: 'selfsubjectaccessreviews' },
    signal,
  });
  return statusOf(review).allowed === true;
}

function statusOf(review: unknown): {
  allowed?: unknown;
  resourceRules?: unknown;
} {
  const status =
    typeof review === 'object' && review !== null && 'status' in review
      ? review.status
      : undefined;
  return typeof status === 'object' && status !== null ? status : {};
}

function listOf(rights: Right[]): string {
  const named = rights
    .slice(0, namedMax)
    .map(({ verb, resource }) => `${verb} ${resource}`);
  const more = rights.length - named.length;
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ');
}

function sentenceOf(error: unknown, signal: AbortSignal): string {
  const explained = explainKubeError(error, signal);
  const text = explained instanceof Error ? explained.message : 'It failed';
  return text.endsWith('.') ? text : `${text}.`;
}
