import type { KubeObject } from '../client';

/** What is live of an environment. */
export type LiveNamespace = {
  /** Whoever owns it; absent when there is none of that name. */
  namespace: KubeObject | undefined;
  /** The environment's own objects within it, by resource id; none where the namespace is somebody else's. */
  objects: ReadonlyMap<string, KubeObject>;
};
