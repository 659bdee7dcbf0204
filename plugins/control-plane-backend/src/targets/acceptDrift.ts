import { ConflictError, isError } from '@backstage/errors';
import type {
  DriftAcceptance,
  ObservedResource,
} from '@groundwork/plugin-control-plane-common';
import type {
  AcceptedDifference,
  DesiredNamespace,
} from '@groundwork/plugin-control-plane-node';
import { refuseUnacceptable } from '@groundwork/plugin-control-plane-node/manifests';
import { ValidationError } from '../http/errors';

/** Adapters tell of so many fields of a resource, and no more. */
const fieldsMax = 50;

/**
 * What is accepted of drift: the given resources, or all. Pure.
 *
 * @param resources - as they were last observed, those in sync too
 * @throws `ValidationError` for a resource that has not drifted, `ConflictError` for drift that cannot be accepted.
 */
export function toAccepted(
  resources: readonly ObservedResource[],
  { resource_ids }: DriftAcceptance,
): AcceptedDifference[] {
  const drift = resources.filter(({ state }) => state !== 'in_sync');
  const problems = (resource_ids ?? []).flatMap((id, index) =>
    drift.some(resource => resource.id === id)
      ? []
      : [{ field: `resource_ids.${index}`, message: 'has not drifted' }],
  );
  if (problems.length > 0) {
    throw new ValidationError(problems);
  }
  if (resources.every(({ state }) => state === 'missing')) {
    throw new ConflictError(
      'Nothing of it is left to be accepted; remove it, or take the drift back',
    );
  }
  return drift.flatMap(({ id, state, fields }): AcceptedDifference[] =>
    state === 'in_sync' || (resource_ids && !resource_ids.includes(id))
      ? []
      : [
          requireAcceptable({
            resource_id: id,
            state,
            fields: fields.map(({ path, live }) => ({ path, live })),
          }),
        ],
  );
}

/** What should be with more drift accepted; what was accepted of the same resource before gives way where it differs. Pure. */
export function withAccepted(
  desired: DesiredNamespace,
  accepted: readonly AcceptedDifference[],
): DesiredNamespace {
  const merged = new Map(
    (desired.accepted ?? []).map(each => [each.resource_id, each]),
  );
  for (const difference of accepted) {
    const { resource_id, state, fields } = difference;
    const before = merged.get(resource_id);
    const paths = new Set(fields.map(({ path }) => path));
    merged.set(
      resource_id,
      before?.state === 'changed' && state === 'changed'
        ? {
            ...difference,
            fields: [
              ...before.fields.filter(({ path }) => !paths.has(path)),
              ...fields,
            ],
          }
        : difference,
    );
  }
  return { ...desired, accepted: [...merged.values()] };
}

function requireAcceptable(difference: AcceptedDifference): AcceptedDifference {
  if (difference.fields.length >= fieldsMax) {
    throw new ConflictError(
      `${difference.resource_id} differs in too many fields to be accepted as it is`,
    );
  }
  try {
    refuseUnacceptable(difference);
  } catch (error) {
    throw new ConflictError(
      `${difference.resource_id}: ${
        isError(error) ? error.message : String(error)
      }`,
    );
  }
  return difference;
}
