/**
 * The head of the audit log at some time: that the event at this position has this hash fixes all events before it.
 *
 * @public
 */
export type AuditAnchor = {
  /** Place in the chain, from 1. */
  position: number;
  /** SHA-256, in hex. */
  hash: string;
  /** RFC 3339 in UTC with milliseconds. */
  anchored_at: string;
};

/**
 * A place outside of the database, out of reach of whoever can write to it, where the head of the audit log is written
 * down. Without one, cutting the end off the log leaves no trace.
 *
 * @remarks
 * 1. Every `controlPlane.audit.anchor.interval` one replica calls `write` with the head, when it has moved since the last
 *    anchor of this sink. A write that fails is logged, shown with the state of the chain, and tried again with what is
 *    the head then.
 * 2. Each verification of the chain calls `read` and compares what it answers with the events: an anchor that differs, or
 *    lies behind the end of the chain, is reported as tampering.
 *
 * @public
 */
export interface AuditAnchorSink {
  /** Names the sink, such as `git`; at most 63 characters. */
  readonly id: string;
  /** Appends an anchor. It is durable when the call has succeeded, and may come twice. Errors must name no secrets. */
  write(anchor: AuditAnchor, options: { signal: AbortSignal }): Promise<void>;
  /** All anchors, in the order in which they were written; none when nothing was written yet. */
  read(options: { signal: AbortSignal }): AsyncIterable<AuditAnchor>;
}

/**
 * One line of a file of anchors, without the end of the line.
 *
 * @public
 */
export function formatAuditAnchor(anchor: AuditAnchor): string {
  const { position, hash, anchored_at } = anchor;
  return JSON.stringify({ position, hash, anchored_at });
}

/**
 * Reads a line of a file of anchors. A line that was not written to its end is nothing.
 *
 * @throws when the line is something else than an anchor.
 * @public
 */
export function parseAuditAnchor(line: string): AuditAnchor | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  const { position, hash, anchored_at } = (value ?? {}) as Partial<AuditAnchor>;
  if (
    typeof position !== 'number' ||
    typeof hash !== 'string' ||
    typeof anchored_at !== 'string'
  ) {
    throw new Error('A line in the file of anchors is not an anchor');
  }
  return { position, hash, anchored_at };
}
