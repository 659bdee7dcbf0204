import fc from 'fast-check';
import type { EnvironmentStatus } from '../types';
import { extendableStatuses, leasedStatuses } from './environmentLease';
import {
  canTransition,
  environmentLifecycle,
  isFinal,
} from './environmentLifecycle';

const statuses = Object.keys(environmentLifecycle) as EnvironmentStatus[];

describe('environmentLifecycle', () => {
  it('takes a request that needs approval to ready and to its end', () => {
    const path: EnvironmentStatus[] = [
      'pending_approval',
      'approved',
      'queued',
      'reconciling',
      'ready',
      'deprovisioning',
      'deleted',
    ];
    for (let index = 1; index < path.length; index++) {
      expect(canTransition(path[index - 1], path[index])).toBe(true);
    }
  });

  it('suspends whatever has a lease, which is taken up again by way of the queue, or removed', () => {
    expect(
      statuses.filter(status => canTransition(status, 'suspended')),
    ).toEqual(leasedStatuses);
    expect(environmentLifecycle.suspended).toEqual([
      'queued',
      'deprovisioning',
    ]);
    expect(extendableStatuses).toEqual([...leasedStatuses, 'suspended']);
  });

  it('never reaches ready without having been approved', () => {
    const reachable = new Set<EnvironmentStatus>(['pending_approval']);
    for (const status of reachable) {
      for (const next of environmentLifecycle[status]) {
        if (next !== 'approved') {
          reachable.add(next);
        }
      }
    }
    expect([...reachable].sort()).toEqual([
      'cancelled',
      'pending_approval',
      'rejected',
    ]);
  });

  it('ends every walk that does not stop early in a final state', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...statuses),
        fc.infiniteStream(fc.nat()),
        (start, choices) => {
          let status = start;
          for (let step = 0; step < 200 && !isFinal(status); step++) {
            const options = environmentLifecycle[status];
            const choice = choices.next().value as number;
            // Always preferring the way out must reach an end from anywhere.
            status =
              step < 100
                ? options[choice % options.length]
                : options[options.length - 1];
          }
          expect(isFinal(status)).toBe(true);
        },
      ),
    );
  });

  it('lets nothing leave rejected, cancelled, deleted or expired', () => {
    expect(statuses.filter(isFinal).sort()).toEqual([
      'cancelled',
      'deleted',
      'expired',
      'rejected',
    ]);
  });
});
