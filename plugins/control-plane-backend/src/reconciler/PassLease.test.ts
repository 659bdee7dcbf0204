import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  createTestRecorder,
  createTestStores,
  InMemoryAdapter,
  memoryRuntimes,
  testControlPlaneConfig,
  type AdapterCall,
} from '../__testUtils__';
import { aPlacement } from '../__testUtils__/aPlacement';
import { readControlPlaneConfig } from '../config';
import { PassLease } from './PassLease';
import { PlacementReconciler } from './PlacementReconciler';

const leaseMs = 300;
const claim = { ...aPlacement(), ticket: 'mine' };
const logger = mockServices.logger.mock();

/** As a process is that was stopped: nothing of it runs, also no timer, while the time passes. */
function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

function keep(change: {
  claimedAt?: number;
  leaseMs?: number;
  renew?: () => Promise<Set<string>>;
}) {
  return PassLease.keep({
    claim,
    claimedAt: performance.now(),
    leaseMs,
    queue: { renew: change.renew ?? (async () => new Set([claim.id])) },
    signal: new AbortController().signal,
    logger,
    ...change,
  });
}

describe('PassLease', () => {
  it('is over for a process that stood still for longer, before its timers say so', () => {
    const lease = keep({});
    expect(() => lease.throwIfOver()).not.toThrow();
    standStill(leaseMs);
    expect(lease.signal.aborted).toBe(false);
    expect(() => lease.throwIfOver()).toThrow('The lease has ended');
    expect(lease.signal.aborted).toBe(true);
    expect(lease.isLost).toBe(true);
    lease.letGo();
  });

  it('is over at once when it ended while the process stood still with the claim on its way', () => {
    const lease = keep({ claimedAt: performance.now() - leaseMs });
    expect(() => lease.throwIfOver()).toThrow('The lease has ended');
    lease.letGo();
  });

  it('lasts as long as it is renewed, and ends when somebody else has it', async () => {
    let renewals = 0;
    const lease = keep({
      leaseMs: 1_500,
      renew: async () => {
        renewals += 1;
        return new Set(renewals < 5 ? [claim.id] : []);
      },
    });
    await new Promise(resolve => {
      lease.signal.addEventListener('abort', resolve);
    });
    expect(renewals).toBe(5);
    expect(String(lease.signal.reason)).toContain('Somebody else works on it');
    lease.letGo();
  });
});

/** Long enough for a pass to come to where it is to stand still. */
const passLeaseMs = 2_000;

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('a pass on %p', id => {
  it.each<[AdapterCall, string[]]>([
    ['connect', []],
    ['observe', ['observe']],
    ['apply', ['observe', 'apply']],
  ])(
    'calls nothing more when its process stood still for longer than its lease in the middle of %s',
    async (during, expected) => {
      const stores = await createTestStores(await databases.init(id));
      const adapter = new InMemoryAdapter();
      const runtimes = memoryRuntimes(adapter);
      const { reconciler: config } = readControlPlaneConfig(
        new ConfigReader({ controlPlane: testControlPlaneConfig }),
      );
      const reconciler = PlacementReconciler.create({
        ...stores,
        runtimes,
        logger,
        config: { ...config, leaseMs: passLeaseMs, callTimeoutMs: 30_000 },
        recorder: createTestRecorder(stores, { runtimes, config }),
      });
      const request = await stores.addRequest({ status: 'queued' }, ['memory']);
      const [claimed] = await stores.queue.claim({
        limit: 1,
        leaseMs: passLeaseMs,
      });
      const calls: string[] = [];
      adapter.onCall = async call => {
        if (call !== 'connect') {
          calls.push(call);
        }
        if (call === during) {
          standStill(passLeaseMs);
        }
      };
      await reconciler.reconcile(claimed, new AbortController().signal);
      expect(calls).toEqual(expected);
      expect((await stores.requests.find(request.id))?.status).not.toBe(
        'ready',
      );
      const [row] = await stores.knex('placements');
      expect(row).toMatchObject({ ticket: claimed.ticket, attempt: 0 });
    },
  );
});
