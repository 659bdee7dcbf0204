import type { Knex } from 'knex';
import { groupBy } from '../../groupBy';
import { checkAuditTrails } from './checkAuditTrails';
import type { ChaosItem } from './ChaosWorkload';
import type { CallRow, FaultRow, SentRow } from './world';

/** What a run came to. */
export type ChaosReport = {
  /** What is not as it should be, a sentence each; must be empty. */
  breaches: string[];
  figures: Record<string, number>;
};

/** What ends a fault; nothing ends being killed. */
const endOf: Partial<Record<FaultRow['kind'], FaultRow['kind']>> = {
  paused: 'resumed',
  restarting: 'restarted',
};

type PlacementRow = {
  runtime: string;
  namespace_id: string;
  desired_state: string;
  desired: string;
  status: string;
  drift_status: string;
};

/** Compares what people were told with what is there, and looks through the logs of what happened on the way. */
export async function checkChaos(options: {
  plane: Knex;
  world: Knex;
  items: readonly ChaosItem[];
}): Promise<ChaosReport> {
  const { plane, world, items } = options;
  const placements: PlacementRow[] = await plane('placements').select();
  const calls: CallRow[] = await world('world_calls').orderBy('id');
  const faults: FaultRow[] = await world('world_faults').orderBy('id');
  const guards: { kind: string; detail: string }[] =
    await plane('guard_breaches').select();
  const parts = [
    {
      breaches: guards.map(({ kind, detail }) => `${detail}: ${kind}`),
      figures: {},
    },
    checkPlacements(items, placements, await world('world_live').select()),
    checkCalls(calls, faults),
    await checkMessages(plane, await world('world_sent').select(), faults),
    await checkAuditTrails(plane, items),
  ];
  return {
    breaches: parts.flatMap(({ breaches }) => breaches),
    figures: Object.assign(
      {
        namespaces: items.length,
        placements: placements.length,
        killed: countOf(faults, 'killed'),
        paused: countOf(faults, 'paused'),
        databaseRestarts: countOf(faults, 'restarted'),
      },
      ...parts.map(({ figures }) => figures),
    ),
  };
}

function countOf(faults: readonly FaultRow[], kind: FaultRow['kind']): number {
  return faults.filter(fault => fault.kind === kind).length;
}

/** What is live is what was asked for last, and the control plane knows it. */
function checkPlacements(
  items: readonly ChaosItem[],
  placements: readonly PlacementRow[],
  live: readonly { runtime: string; namespace_id: string; content: string }[],
): ChaosReport {
  const breaches: string[] = [];
  const contents = new Map(
    live.map(row => [`${row.namespace_id} on ${row.runtime}`, row.content]),
  );
  const byNamespace = groupBy(placements, ({ namespace_id }) => namespace_id);
  for (const item of items) {
    const placed = byNamespace.get(item.id) ?? [];
    if (placed.length === 0) {
      breaches.push(`${item.id} is placed nowhere`);
    }
    for (const placement of placed) {
      const where = `${item.id} on ${placement.runtime}`;
      const content = contents.get(where);
      contents.delete(where);
      if (item.isRemoved) {
        if (placement.status !== 'deleted' || content !== undefined) {
          breaches.push(`${where} was removed and is ${placement.status}`);
        }
        continue;
      }
      const { name } = JSON.parse(placement.desired);
      const metadata =
        item.kind === 'namespace' ? { revision: String(item.revision) } : {};
      if (content !== JSON.stringify({ name, metadata })) {
        breaches.push(
          `${where} is ${content} rather than of revision ${item.revision}`,
        );
      }
      if (
        placement.status !== 'ready' ||
        placement.drift_status !== 'in_sync'
      ) {
        breaches.push(
          `${where} is ${placement.status}, ${placement.drift_status}`,
        );
      }
    }
  }
  for (const where of contents.keys()) {
    breaches.push(`${where} is live and was not asked for`);
  }
  return {
    breaches,
    figures: {
      removed: items.filter(({ isRemoved }) => isRemoved).length,
      drifted: placements.filter(
        ({ drift_status }) => drift_status === 'drifted',
      ).length,
    },
  };
}

/**
 * Every call came from whoever held the placement, and none began while another had not ended, unless the other had been
 * killed, paused or cut off from the database, or had been given up: at its deadline a pass ends whether or not its call
 * does, and the next may meet what is left of it.
 */
function checkCalls(
  calls: readonly CallRow[],
  faults: readonly FaultRow[],
): ChaosReport {
  const breaches: string[] = [];
  let takeovers = 0;
  let unheld = 0;
  for (const of of groupBy(
    calls,
    call => `${call.namespace_id} on ${call.runtime}`,
  ).values()) {
    for (const call of of) {
      if (call.held === false) {
        unheld += 1;
        breaches.push(
          `${call.worker} called ${call.call} of ${call.namespace_id} on ${call.runtime} without holding it`,
        );
      }
      for (const other of of) {
        const overlaps =
          other.id < call.id &&
          other.began_at < call.began_at &&
          (other.ended_at === null || other.ended_at > call.began_at);
        if (!overlaps) {
          continue;
        }
        if (other.ticket !== null && other.ticket === call.ticket) {
          // A call that hangs is given up at its deadline, and the pass with it.
          breaches.push(
            `one pass of ${call.worker} called twice at a time over ${call.namespace_id} on ${call.runtime}`,
          );
        } else if (wasStopped(other, call, faults)) {
          takeovers += 1;
        } else if (other.result === 'done' || other.result === 'failed') {
          breaches.push(
            `${call.worker} met ${other.worker} at ${call.namespace_id} on ${call.runtime}`,
          );
        }
      }
    }
  }
  return {
    breaches,
    figures: {
      calls: calls.length,
      takeovers,
      callsWithoutTicket: unheld,
      callsNotKnown: calls.filter(({ held }) => held === null).length,
      callsGivenUp: calls.filter(({ result }) => result === 'given up').length,
    },
  };
}

/** Whether whoever made a call was stopped at any time from then until another made theirs. */
function wasStopped(
  other: CallRow,
  call: CallRow,
  faults: readonly FaultRow[],
): boolean {
  return faults.some(({ id, kind, worker, at }) => {
    const isOfOther =
      kind === 'restarting' ||
      ((kind === 'killed' || kind === 'paused') && worker === other.worker);
    if (!isOfOther || at > call.began_at) {
      return false;
    }
    // It is written down a moment before, in which a call may begin.
    const over = faults.find(
      fault =>
        fault.id > id && fault.kind === endOf[kind] && fault.worker === worker,
    );
    return over === undefined || over.at >= other.began_at;
  });
}

/** Everything that was to be told was told, once but for those whose sender was stopped in the middle. */
async function checkMessages(
  plane: Knex,
  sent: readonly SentRow[],
  faults: readonly FaultRow[],
): Promise<ChaosReport> {
  const messages: { message_id: string; kind: string; payload: string }[] =
    await plane('guard_messages').select();
  const counts = (keys: readonly string[]) =>
    new Map(
      [...groupBy(keys, key => key)].map(([key, of]) => [key, of.length]),
    );
  const expected = counts(
    messages.map(({ message_id, kind, payload }) => {
      if (kind !== 'notification') {
        return message_id;
      }
      const { scope, title } = JSON.parse(payload);
      return `${scope} ${title}`;
    }),
  );
  const actual = counts(sent.map(({ key }) => key));
  const breaches = [...expected]
    .filter(([key, count]) => (actual.get(key) ?? 0) < count)
    .map(([key]) => `the message ${key} was not sent`);
  const unknown = [...actual.keys()].filter(key => !expected.has(key));
  breaches.push(...unknown.map(key => `${key} was sent and never to be`));
  const repeated = sent.length - messages.length;
  // Of each stopped process at most the one that it was sending; a restart stops all.
  const stopped =
    countOf(faults, 'killed') +
    countOf(faults, 'paused') +
    3 * countOf(faults, 'restarted');
  if (repeated > stopped) {
    breaches.push(`${repeated} messages were sent again over ${stopped} stops`);
  }
  return {
    breaches,
    figures: { messages: messages.length, messagesSentAgain: repeated },
  };
}
