import type {
  Link,
  ObservedResource,
} from '@groundwork/plugin-control-plane-common';
import type { DesiredNamespace } from '@groundwork/plugin-control-plane-node';
import type { FolderDecision, FolderSnapshot } from '../git';

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
  /** The folder as it is on the branch now, and what is on its way there and would change it. */
  observe(
    place: Pick<FolderTask, 'desired' | 'path'>,
    signal: AbortSignal,
  ): Promise<{
    snapshot: FolderSnapshot;
    pending: ObservedResource[];
    links: Link[];
  }>;
  /** Sees whether changes could be delivered now, beyond that the repository can be read. */
  check(signal: AbortSignal): Promise<void>;
  close(): void;
}
