import type {
  RuntimeGroup,
  RuntimeGroupCreate,
} from '@groundwork/plugin-control-plane-common';
import type { Transaction } from '../database';
import {
  FieldConflictError,
  ValidationError,
  type FieldProblem,
} from '../http/errors';
import type { Caller } from '../identity';
import type { DescribedRuntime } from './RuntimeDescriber';
import type { RuntimeGroupRecord } from './RuntimeGroupStore';
import type { RuntimePlacements } from './RuntimePlacements';
import type { RuntimeService } from './RuntimeService';
import type { RuntimeStore } from './RuntimeStore';

/** A runtime environment of a group as it is asked for: one that is there, or a new one. */
export type AskedEnvironment = RuntimeGroupCreate['environments'][number];

/** A member, as far as groups need it. */
export type Member = Pick<RuntimeGroup['environments'][number], 'id' | 'name'>;

/** A new runtime environment, with where it stands in the body. */
export type NewMember = DescribedRuntime &
  Pick<AskedEnvironment, 'title' | 'concurrency'>;

/**
 * What is asked for in a field, sorted out.
 *
 * @throws `ValidationError` for what is neither an id nor a whole new runtime environment, and for what stands there twice
 */
export function readAskedEnvironments(
  asked: readonly AskedEnvironment[],
  field: string,
): { ids: Array<{ id: string; field: string }>; created: NewMember[] } {
  const problems: FieldProblem[] = [];
  const ids: Array<{ id: string; field: string }> = [];
  const created: NewMember[] = [];
  const seen = new Set<string>();
  for (const [index, environment] of asked.entries()) {
    const at = `${field}.${index}`;
    const { id, name, type, connection_config, title, concurrency } =
      environment;
    const isNew = name !== undefined && type !== undefined && connection_config;
    if (id !== undefined && Object.keys(environment).length === 1) {
      ids.push({ id, field: `${at}.id` });
    } else if (id === undefined && isNew) {
      created.push({
        ...{ name, type, connection_config, title, concurrency },
        field: at,
      });
    } else {
      problems.push({
        field: at,
        message: 'Give either an id, or name, type and connection_config',
      });
      continue;
    }
    const key = id ?? `name ${name}`;
    if (seen.has(key)) {
      problems.push({ field: at, message: 'stands there twice' });
    }
    seen.add(key);
  }
  if (problems.length > 0) {
    throw new ValidationError(problems);
  }
  return { ids, created };
}

/** Finds those that are there and makes those that are new; in the order in which they are asked for, ids first. */
export async function bringIn(
  transaction: Transaction,
  caller: Caller,
  asked: ReturnType<typeof readAskedEnvironments>,
  options: {
    runtimeStore: RuntimeStore;
    service: Pick<RuntimeService, 'add'>;
  },
): Promise<Member[]> {
  const found = await options.runtimeStore.findAll(
    asked.ids.map(({ id }) => id),
    transaction,
  );
  const missing = asked.ids.filter(
    ({ id }) => !found.some(runtime => runtime.id === id),
  );
  if (missing.length > 0) {
    throw new ValidationError(
      missing.map(({ field }) => ({
        field,
        message: 'There is no such runtime environment',
      })),
    );
  }
  const going = found.filter(runtime => runtime.removing);
  if (going.length > 0) {
    throw new FieldConflictError(
      going.map(({ id, name }) => ({
        field: asked.ids.find(each => each.id === id)?.field ?? 'environments',
        message: `${name} is being removed`,
      })),
    );
  }
  const members: Member[] = asked.ids.flatMap(({ id }) =>
    found.filter(runtime => runtime.id === id),
  );
  for (const runtime of asked.created) {
    members.push(await options.service.add(transaction, caller, runtime));
  }
  return members;
}

/**
 * Who stays when some are taken out.
 *
 * @throws `ValidationError` for who is no member, `FieldConflictError` for who carries namespaces of the group
 */
export async function takeOut(
  transaction: Transaction,
  group: Pick<RuntimeGroupRecord, 'id' | 'name'>,
  members: readonly Member[],
  ids: readonly string[],
  options: { placements: RuntimePlacements },
): Promise<Member[]> {
  const field = 'remove_environment_ids';
  const leaving = members.filter(({ id }) => ids.includes(id));
  if (leaving.length < new Set(ids).size) {
    throw new ValidationError([
      { field, message: 'names a runtime environment that is not in it' },
    ]);
  }
  const carrying = await options.placements.listCarrying(
    transaction,
    group.id,
    leaving.map(({ name }) => name),
  );
  if (carrying.length > 0) {
    throw new FieldConflictError([
      {
        field,
        message: `${carrying.join(', ')} ${carrying.length === 1 ? 'carries' : 'carry'} namespaces of ${group.name}`,
      },
    ]);
  }
  return members.filter(member => !leaving.includes(member));
}

/**
 * The member that comes first, by its id or name.
 *
 * @throws `ValidationError` when there is no such member, or none is named that needs one, or one that none has use for
 */
export function findCanary(
  strategy: RuntimeGroup['orchestration_strategy'],
  reference: string | undefined,
  members: readonly Member[],
): string | undefined {
  const refuse = (message: string): never => {
    throw new ValidationError([{ field: 'canary_environment_id', message }]);
  };
  if (strategy === 'replicate') {
    return reference === undefined
      ? undefined
      : refuse('is for the strategy canary only');
  }
  if (reference === undefined) {
    return refuse('is needed for the strategy canary');
  }
  const canary =
    members.find(({ id }) => id === reference) ??
    members.find(({ name }) => name === reference);
  return (
    canary?.id ?? refuse(`must be one of the group's runtime environments`)
  );
}
