import type {
  FieldDifference,
  ObservedResource,
} from '@groundwork/plugin-control-plane-common';
import type { DesiredNamespace } from '@groundwork/plugin-control-plane-node';
import { isAccepted } from '@groundwork/plugin-control-plane-node/manifests';
import { kindOf, type KubeObject } from '../client';
import { isTerminating, type LiveNamespace } from '../live';
import { locationOf, type RenderedObject } from '../manifests';
import { compareObject } from './compareObject';

/** Extra objects beyond this many are not listed one by one; they are removed all the same. */
const extrasMax = 100;

/** A rendered object beside what is live in its place, or an object that should not be there. */
export type ObservedObject = {
  resource: ObservedResource;
  rendered: RenderedObject | undefined;
  live: KubeObject | undefined;
};

/**
 * Compares what is live with what was rendered: every rendered object in its order, then those that are too many. What
 * was accepted to be missing or too many is in order, and left out; with the namespace, that is all that is in it.
 */
export function observeNamespace(
  rendered: readonly RenderedObject[],
  live: LiveNamespace,
  desired: DesiredNamespace,
): ObservedObject[] {
  const { accepted } = desired;
  if (
    !live.namespace &&
    isAccepted({ id: rendered[0].id, state: 'missing' }, accepted)
  ) {
    return [];
  }
  const rest = new Map(live.objects);
  const observed = rendered.map((one): ObservedObject => {
    const found = one.type.namespaced ? rest.get(one.id) : live.namespace;
    rest.delete(one.id);
    const { id, kind, name, location } = one;
    const fields = found ? differencesOf(one, found) : [];
    let state: ObservedResource['state'] = 'missing';
    if (found) {
      state = fields.length === 0 ? 'in_sync' : 'changed';
    }
    return {
      resource: { id, kind, name, location, state, fields },
      rendered: one,
      live: found,
    };
  });
  const extras = [...rest].map(([id, object]): ObservedObject => {
    const [kind] = id.split('/');
    const { name } = object.metadata;
    const location = locationOf(kindOf(kind), name, desired.name);
    return {
      resource: { id, kind, name, location, state: 'extra', fields: [] },
      rendered: undefined,
      live: object,
    };
  });
  return [...observed, ...extras].filter(
    ({ resource }) => !isAccepted(resource, accepted),
  );
}

/** The part that is shown. */
export function resourcesOf(observed: ObservedObject[]): ObservedResource[] {
  let extras = 0;
  return observed
    .map(({ resource }) => resource)
    .filter(({ state }) => {
      extras += state === 'extra' ? 1 : 0;
      return state !== 'extra' || extras <= extrasMax;
    });
}

function differencesOf(
  { object }: RenderedObject,
  live: KubeObject,
): FieldDifference[] {
  const fields = compareObject(object, live);
  return isTerminating(live)
    ? [
        ...fields,
        {
          path: 'metadata.deletionTimestamp',
          live: JSON.stringify(live.metadata.deletionTimestamp),
        },
      ]
    : fields;
}
