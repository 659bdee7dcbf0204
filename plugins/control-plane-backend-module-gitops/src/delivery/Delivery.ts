import type {
  Link,
  ObservedResource,
} from '@groundwork/plugin-control-plane-common';
import type { DesiredNamespace } from '@groundwork/plugin-control-plane-node';
import type { FolderDecision } from '../git';

/** A change of the folder of a namespace. */
export type FolderTask = {
  desired: DesiredNamespace;
  path: string;
  decide: FolderDecision;
};

/** What became of a change. */
export type Delivered =
  /** The branch is as it should be. */
  | { status: 'unchanged'; withdrawn?: boolean }
  /** The branch is as it should be, by this commit. */
  | { status: 'done'; commit: string }
  /** Somebody has to do something. */
  | {
      status: 'waiting';
      message: string;
      links: Link[];
      requeueAfterMs: number;
    };

/** How changes reach the branch. */
export interface Delivery {
  deliver(task: FolderTask, signal: AbortSignal): Promise<Delivered>;
  /** What is on its way to the branch for a namespace, and would change it. */
  pending(
    place: Pick<FolderTask, 'desired' | 'path'>,
    signal: AbortSignal,
  ): Promise<{ resources: ObservedResource[]; links: Link[] }>;
  /** Sees whether changes could be delivered now, beyond that the repository can be read. */
  check(signal: AbortSignal): Promise<void>;
  close(): void;
}
