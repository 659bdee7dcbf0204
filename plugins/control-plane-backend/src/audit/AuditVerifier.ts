import type { LoggerService } from '@backstage/backend-plugin-api';
import type { AuditVerification } from '@groundwork/plugin-control-plane-common';
import type { AuditAnchorSink } from '@groundwork/plugin-control-plane-node';
import type { ControlPlaneDatabase } from '../database';
import { AnchorFollower } from './AnchorFollower';
import { ChainChecker, type Finding } from './ChainChecker';
import type {
  ChainState,
  ChainStore,
  RetentionTold,
  SealedEvent,
} from './ChainStore';
import { zeroHash } from './hashOfSeal';

const batchSize = 500;

/** How far a verification has come. */
export type VerificationProgress = { position: number; verified: number };

/** Which part of the chain is verified. */
export type VerifyOptions = {
  /** `next_cursor` of the part before; from the beginning when absent. */
  after?: number;
  /** The most events to read. */
  limit: number;
  signal: AbortSignal;
};

/** What was found so far. */
type Run = {
  chain: ChainState;
  checker: ChainChecker;
  anchors: AnchorFollower[];
  limit: number;
  /** The last event of the part before is read again, and not counted. */
  uncounted: number;
  verified: number;
  first_position?: number;
};

/** Verifies that no event of the log was changed, removed, moved or slipped in, in constant memory. */
export class AuditVerifier {
  readonly #database: ControlPlaneDatabase;
  readonly #chain: ChainStore;
  readonly #sinks: readonly AuditAnchorSink[];
  readonly #logger: LoggerService;

  private constructor(options: AuditVerifierOptions) {
    this.#database = options.database;
    this.#chain = options.chain;
    this.#sinks = options.sinks;
    this.#logger = options.logger;
  }

  static create(options: AuditVerifierOptions): AuditVerifier {
    return new AuditVerifier(options);
  }

  /** Verifies a part; tells how far it has come now and then, and answers with what it found. */
  async *verify(
    options: VerifyOptions,
  ): AsyncGenerator<VerificationProgress, AuditVerification> {
    const { after, limit, signal } = options;
    const { chain, told } = await this.#chain.readWithRetention();
    const { checker, uncounted } = await this.#begin(chain, after);
    const anchors = await Promise.all(
      this.#sinks.map(sink =>
        AnchorFollower.create({
          sink,
          signal,
          logger: this.#logger,
          after: checker.position + uncounted,
        }),
      ),
    );
    const run: Run = { chain, checker, anchors, limit, uncounted, verified: 0 };
    try {
      let finding = compareBase(chain, told) ?? compareHead(chain, after ?? 0);
      let left = true;
      while (!finding && left) {
        signal.throwIfAborted();
        ({ finding, left } = await this.#step(run));
        if (left) {
          yield { position: run.checker.position, verified: run.verified };
        }
      }
      if (!finding && run.checker.position >= chain.head_position) {
        finding = await this.#checkEnd(run);
      }
      return await this.#resultOf(run, finding);
    } finally {
      await Promise.all(anchors.map(each => each.close()));
    }
  }

  /** Begins one event before the end of the part before, so that nothing can be changed between two parts. */
  async #begin(chain: ChainState, after: number | undefined) {
    const base = { position: chain.base_position, hash: chain.base_hash };
    if (after === undefined || after <= base.position) {
      return {
        checker: ChainChecker.behind(base),
        uncounted: 0,
      };
    }
    const seal = await this.#chain.findSeal(after - 1);
    return {
      checker: ChainChecker.behind(seal ?? base),
      uncounted: seal ? 1 : after - base.position,
    };
  }

  /** Reads on, and tells whether there is more to read. */
  async #step(run: Run): Promise<{ finding?: Finding; left: boolean }> {
    const { checker, chain } = run;
    const wanted = Math.min(
      batchSize,
      run.limit - run.verified + run.uncounted,
    );
    if (wanted <= 0 || checker.position >= chain.head_position) {
      return { left: false };
    }
    const rows = await this.#chain.listSealed({
      after: checker.position,
      through: chain.head_position,
      limit: wanted,
    });
    if (rows[0]?.position !== checker.position + 1) {
      const now = await this.#chain.read();
      if (now.base_position > checker.position) {
        // Retention has removed what was to be read next.
        run.checker = ChainChecker.behind({
          position: now.base_position,
          hash: now.base_hash,
          event_id: checker.highestId,
        });
        run.uncounted = 0;
        return { left: true };
      }
    }
    if (rows.length === 0) {
      return {
        finding: {
          reason: 'truncated',
          broken_position: checker.position + 1,
          message: `The last event is at position ${checker.position}, but the head of the chain is at ${chain.head_position}`,
        },
        left: false,
      };
    }
    const before = checker.highestId;
    const { good, finding } = checkAll(checker, rows);
    const counted = good.slice(run.uncounted);
    run.uncounted -= good.length - counted.length;
    run.verified += counted.length;
    run.first_position ??= counted[0]?.position;
    const earlier =
      good.length > 0
        ? ((await this.#findStray(before, checker.highestId)) ??
          (await firstFinding(run.anchors, each => each.compare(good))))
        : undefined;
    const found = earlier ?? finding;
    return { finding: found, left: !found };
  }

  /** What can be said only where the chain ends. */
  async #checkEnd({
    chain,
    checker,
    anchors,
  }: Run): Promise<Finding | undefined> {
    if (
      checker.position === chain.head_position &&
      checker.hash !== chain.head_hash
    ) {
      return {
        reason: 'truncated',
        broken_position: chain.head_position,
        message: 'The head of the chain is not the last event',
      };
    }
    const behind = await this.#chain.findSealBehindHead();
    if (behind) {
      return {
        reason: 'inserted',
        broken_id: behind.event_id,
        broken_position: behind.position,
        message: `Event ${behind.event_id} stands behind the head of the chain`,
      };
    }
    for (const each of anchors) {
      each.expect(await this.#chain.findLastAnchor(each.sink));
    }
    return (
      (await this.#findStray(checker.highestId)) ??
      firstFinding(anchors, async ({ nextPosition }) => {
        // The head may have moved, and been anchored, since it was read.
        const now = nextPosition && (await this.#chain.read());
        return now && now.head_position < nextPosition
          ? {
              reason: 'truncated',
              broken_position: now.head_position + 1,
              message: `The chain ends at position ${now.head_position}, but position ${nextPosition} was anchored`,
            }
          : undefined;
      })
    );
  }

  async #findStray(
    after: number | undefined,
    through?: number,
  ): Promise<Finding | undefined> {
    const id = await this.#chain.findStrayEvent({ after, through });
    return id === undefined
      ? undefined
      : {
          reason: 'inserted',
          broken_id: id,
          message: `Event ${id} is not in the chain; it was not written by the control plane`,
        };
  }

  async #resultOf(
    { chain, checker, anchors, verified, first_position }: Run,
    finding: Finding | undefined,
  ): Promise<AuditVerification> {
    const problems = anchors.flatMap(({ problem }) => problem ?? []);
    return {
      status: finding ? 'broken' : 'intact',
      verified,
      ...(first_position !== undefined && {
        first_position,
        last_position: checker.position,
        last_hash: checker.hash,
      }),
      unsealed: await this.#chain.countUnsealed(),
      anchors_checked: anchors.reduce((sum, { checked }) => sum + checked, 0),
      ...(problems.length > 0 && { message: problems.join('. ') }),
      ...finding,
      ...(!finding &&
        checker.position < chain.head_position && {
          next_cursor: checker.position,
        }),
      verified_at: await this.#database.now(),
    };
  }
}

export type AuditVerifierOptions = {
  database: ControlPlaneDatabase;
  chain: ChainStore;
  sinks: readonly AuditAnchorSink[];
  logger: LoggerService;
};

/** Whether the beginning of the chain is where retention says that it has moved it. */
function compareBase(
  chain: ChainState,
  told: RetentionTold | undefined,
): Finding | undefined {
  const { through_position, through_hash } = told ?? {
    through_position: 0,
    through_hash: zeroHash,
  };
  return chain.base_position === through_position &&
    chain.base_hash === through_hash
    ? undefined
    : {
        reason: 'retention_differs',
        ...(told && { broken_id: told.id }),
        broken_position: chain.base_position + 1,
        message:
          'The chain does not begin where the last event of retention says',
      };
}

/** Whether the chain has not become shorter than it was. */
function compareHead(chain: ChainState, known: number): Finding | undefined {
  return chain.head_position >= known
    ? undefined
    : {
        reason: 'truncated',
        broken_position: chain.head_position + 1,
        message: `The chain ends at position ${chain.head_position}, but had position ${known} before`,
      };
}

/** The events up to the first that is not what it was. */
function checkAll(checker: ChainChecker, rows: readonly SealedEvent[]) {
  for (const [index, row] of rows.entries()) {
    const finding = checker.check(row);
    if (finding) {
      return { good: rows.slice(0, index), finding };
    }
  }
  return { good: rows };
}

async function firstFinding(
  anchors: AnchorFollower[],
  check: (anchor: AnchorFollower) => Promise<Finding | undefined>,
): Promise<Finding | undefined> {
  for (const anchor of anchors) {
    const finding = await check(anchor);
    if (finding) {
      return finding;
    }
  }
  return undefined;
}
