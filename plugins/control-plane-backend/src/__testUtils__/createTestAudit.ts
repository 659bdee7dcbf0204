import type { AuditVerification } from '@groundwork/plugin-control-plane-common';
import type {
  AuditAnchor,
  AuditAnchorSink,
} from '@groundwork/plugin-control-plane-node';
import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { AuditAnchorer } from '../audit/AuditAnchorer';
import { AuditRetention } from '../audit/AuditRetention';
import { AuditSealer } from '../audit/AuditSealer';
import { AuditVerifier, type VerifyOptions } from '../audit/AuditVerifier';
import { ChainStore } from '../audit/ChainStore';
import { createTestStores, type TestStores } from './createTestStores';

/** A sink in memory, which can be tampered with and broken. */
export class InMemoryAnchorSink implements AuditAnchorSink {
  anchors: AuditAnchor[] = [];
  /** Thrown by every call when set. */
  failure: Error | undefined;

  constructor(readonly id = 'memory') {}

  async write(anchor: AuditAnchor): Promise<void> {
    if (this.failure) {
      throw this.failure;
    }
    this.anchors.push(anchor);
  }

  async *read(): AsyncGenerator<AuditAnchor> {
    if (this.failure) {
      throw this.failure;
    }
    yield* this.anchors;
  }
}

/** The audit log over a migrated database, without anything that works on it by itself. */
export type TestAudit = TestStores & {
  chain: ChainStore;
  sealer: AuditSealer;
  sink: InMemoryAnchorSink;
  anchorer: AuditAnchorer;
  verifier: AuditVerifier;
  logger: ReturnType<typeof mockServices.logger.mock>;
  /** Writes events, `what.0`, `what.1`, …, each in a transaction of its own. */
  write(count: number, what?: string, tenantId?: string): Promise<void>;
  verify(options?: Partial<VerifyOptions>): Promise<AuditVerification>;
  applyRetention(retentionMs: number): Promise<number>;
};

export async function createTestAudit(knex: Knex): Promise<TestAudit> {
  const stores = await createTestStores(knex);
  const { database, audit } = stores;
  const logger = mockServices.logger.mock();
  const chain = ChainStore.create({ knex });
  const sink = new InMemoryAnchorSink();
  const options = { database, chain, sinks: [sink], logger };
  const verifier = AuditVerifier.create(options);
  return {
    ...stores,
    chain,
    sink,
    logger,
    verifier,
    sealer: AuditSealer.create(options),
    anchorer: AuditAnchorer.create(options),
    async write(count, what = 'thing.happened', tenant_id) {
      for (let index = 0; index < count; index++) {
        await database.transaction(transaction =>
          audit.append(transaction, 'system', {
            action: `${what}.${index}`,
            target_type: 'thing',
            target_id: `${index}`,
            target_name: 'Thing',
            tenant_id,
            message: 'It happened',
            metadata: { index },
          }),
        );
      }
    },
    async verify(change = {}) {
      const run = verifier.verify({
        limit: 1_000_000,
        signal: new AbortController().signal,
        ...change,
      });
      let step = await run.next();
      while (!step.done) {
        step = await run.next();
      }
      return step.value;
    },
    applyRetention: retentionMs =>
      AuditRetention.create({
        ...options,
        audit,
        retentionMs,
        onCommitted: () => {},
      }).apply(new AbortController().signal),
  };
}
