import type { Transaction } from '../database';
import { FieldConflictError } from '../http/errors';
import type { Caller } from '../identity';
import type { RuntimeGroupReader } from './RuntimeGroupReader';
import type { RuntimeGroupStore } from './RuntimeGroupStore';
import type { RuntimeRecorder } from './RuntimeRecorder';

/**
 * Whether a group is to be the default: when it is asked for, and when there is none yet. What was the default is it no
 * more; that there are never two, the database sees to.
 */
export async function makeRoomForDefault(
  transaction: Transaction,
  caller: Caller,
  isAsked: boolean,
  options: {
    groups: RuntimeGroupStore;
    reader: Pick<RuntimeGroupReader, 'situationOf'>;
    recorder: RuntimeRecorder;
  },
): Promise<boolean> {
  const { groups, reader, recorder } = options;
  const current = await groups.findDefault(transaction);
  if (!current) {
    return true;
  }
  if (!isAsked) {
    return false;
  }
  const { isConfigured } = await reader.situationOf(current, { transaction });
  if (isConfigured) {
    throw new FieldConflictError([
      {
        field: 'is_default',
        message: `The configuration makes ${current.name} the default`,
      },
    ]);
  }
  await groups.lock(transaction, current.id);
  await groups.update(transaction, current.id, { is_default: false });
  await recorder.tellOfGroup(transaction, caller, current, {
    action: 'runtime-group.updated',
    message: `The runtime group ${current.name} is not the default any more`,
    metadata: { fields: ['is_default'] },
  });
  return true;
}
