import {
  compareValues,
  fieldPath,
} from '@groundwork/plugin-control-plane-node/manifests';
import type { KubeObject } from '../client';
import { foreignManagers, ownPaths } from './managedFields';
import { projectObject } from './projectObject';

/** What brings a live object to what was rendered. */
export type Mending = {
  /** A merge patch that takes away what somebody else added; absent when there is nothing. */
  removal: object | undefined;
  /** Whether something differs that applying mends. */
  needsApply: boolean;
};

/**
 * Tells how to mend a live object. Applying leaves alone what somebody else added, so that this is to be taken away by a
 * patch of its own.
 */
export function mendingOf(rendered: KubeObject, live: KubeObject): Mending {
  const own = ownPaths(live);
  const managerOf = foreignManagers(live);
  const { entries, needsApply } = collect(
    rendered,
    projectObject(rendered, live),
    '',
    // Of metadata, only what is the control plane's own is looked at, and that goes by no longer being applied.
    path =>
      !path.startsWith('metadata.') &&
      (managerOf(path) !== undefined || !own.has(path)),
  );
  return {
    removal: entries.length > 0 ? Object.fromEntries(entries) : undefined,
    needsApply,
  };
}

type Found = { entries: Array<[string, unknown]>; needsApply: boolean };

function collect(
  desired: Record<string, unknown>,
  live: Record<string, unknown>,
  path: string,
  isForeign: (path: string) => boolean,
): Found {
  const entries: Found['entries'] = [];
  let needsApply = Object.keys(desired).some(key => !Object.hasOwn(live, key));
  for (const [key, value] of Object.entries(live)) {
    const itsPath = fieldPath(path, key);
    const wanted = Object.hasOwn(desired, key) ? desired[key] : undefined;
    if (wanted === undefined && isForeign(itsPath)) {
      // The API's word for what goes.
      entries.push([key, null]);
    } else if (isRecord(wanted) && isRecord(value)) {
      const below = collect(wanted, value, itsPath, isForeign);
      needsApply ||= below.needsApply;
      if (below.entries.length > 0) {
        entries.push([key, Object.fromEntries(below.entries)]);
      }
    } else {
      needsApply ||= compareValues(wanted, value).length > 0;
    }
  }
  return { entries, needsApply };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
