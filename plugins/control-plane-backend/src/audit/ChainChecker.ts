import type { AuditVerification } from '@groundwork/plugin-control-plane-common';
import type { SealedEvent } from './ChainStore';
import { hashOfSeal } from './hashOfSeal';

/** The first thing in the chain that is not what it was. */
export type Finding = {
  reason: NonNullable<AuditVerification['reason']>;
  /** A sentence for people. */
  message: string;
  broken_id?: number;
  broken_position?: number;
};

/** Follows the chain from one event to the next, and tells the first that is not what was sealed. */
export class ChainChecker {
  #position: number;
  #hash: string;
  #highestId: number | undefined;
  #lastId: number | undefined;

  private constructor(place: ChainPlace) {
    this.#position = place.position;
    this.#hash = place.hash;
    this.#highestId = place.event_id;
    this.#lastId = place.event_id;
  }

  /** Begins behind a place. */
  static behind(place: ChainPlace): ChainChecker {
    return new ChainChecker(place);
  }

  /** Position of the last event that was what it was. */
  get position(): number {
    return this.#position;
  }

  get hash(): string {
    return this.#hash;
  }

  /** The highest id of the events so far; nothing where the chain begins. */
  get highestId(): number | undefined {
    return this.#highestId;
  }

  /** Checks what stands next; nothing is found when it follows. */
  check(next: SealedEvent): Finding | undefined {
    const finding = this.#checkPlace(next) ?? checkEvent(next);
    if (!finding) {
      this.#position = next.position;
      this.#hash = next.hash;
      this.#lastId = next.event_id;
      this.#highestId = Math.max(
        this.#highestId ?? next.event_id,
        next.event_id,
      );
    }
    return finding;
  }

  #checkPlace(next: SealedEvent): Finding | undefined {
    const expected = this.#position + 1;
    if (next.position !== expected) {
      const missing = next.position - expected;
      const known =
        this.#lastId !== undefined &&
        next.event_id - this.#lastId - 1 === missing;
      return {
        reason: 'deleted',
        broken_id: known ? next.event_id - missing : next.event_id,
        broken_position: expected,
        message: `${
          missing === 1 ? 'One event is' : `${missing} events are`
        } missing before event ${next.event_id}, with the place in the chain`,
      };
    }
    if (next.previous_hash !== this.#hash) {
      return {
        reason: 'moved',
        ...placeOf(next),
        message: `Event ${next.event_id} does not follow the event at position ${this.#position}`,
      };
    }
    return undefined;
  }
}

/** A place in the chain. */
export type ChainPlace = {
  position: number;
  hash: string;
  /** Absent at the beginning of the chain. */
  event_id?: number;
};

function checkEvent(sealed: SealedEvent): Finding | undefined {
  const { event, event_id, hash } = sealed;
  if (!event) {
    return {
      reason: 'deleted',
      ...placeOf(sealed),
      message: `Event ${event_id} is missing`,
    };
  }
  if (hashOfSeal(sealed, event) !== hash) {
    return {
      reason: 'changed',
      ...placeOf(sealed),
      message: `Event ${event_id} is not what was sealed`,
    };
  }
  const { tenant_id, written_tenant_id, created_at } = event;
  // A tenant may be made anew with the id of one that was deleted; what happened before is not its own.
  const living =
    sealed.tenant_created_at !== undefined &&
    sealed.tenant_created_at <= created_at;
  if (tenant_id !== written_tenant_id && !(tenant_id === null && !living)) {
    return {
      reason: 'changed',
      ...placeOf(sealed),
      message: `Event ${event_id} was written for another tenant than it names`,
    };
  }
  return undefined;
}

function placeOf({ event_id, position }: SealedEvent) {
  return { broken_id: event_id, broken_position: position };
}
