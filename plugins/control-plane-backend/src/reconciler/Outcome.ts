import type {
  Link,
  ObservedResource,
} from '@groundwork/plugin-control-plane-common';

/** What a pass came to. Waiting is a value; only what went wrong is an error. */
export type Outcome =
  | {
      /** What is live is what should be. */
      result: 'in-sync';
      resources: ObservedResource[];
      links: Link[];
    }
  | {
      /** Looked at only: what is live has changed behind our back. */
      result: 'drifted';
      resources: ObservedResource[];
      links: Link[];
    }
  | {
      /** Done as far as this side can; something outside must happen. */
      result: 'waiting';
      message: string;
      links: Link[];
      requeueAfterMs: number;
    }
  | {
      /** Nothing of it is left. */
      result: 'removed';
    }
  | {
      result: 'error';
      /** Trying again cannot help. */
      terminal: boolean;
      /** A sentence for people; no secrets. */
      message: string;
      /** Not earlier than this. */
      retryAfterMs?: number;
    };
