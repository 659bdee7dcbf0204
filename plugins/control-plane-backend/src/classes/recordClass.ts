import type { AuditActor, AuditStore } from '../audit';
import type { Transaction } from '../database';
import type { ClassSpec } from './ClassSpec';

const verbs = { created: 'Added', updated: 'Changed', retired: 'Retired' };

/** Writes down what happened to a class. */
export async function recordClass(
  audit: Pick<AuditStore, 'append'>,
  transaction: Transaction,
  actor: AuditActor,
  event: {
    what: keyof typeof verbs;
    name: string;
    spec: Pick<ClassSpec, 'title'>;
    metadata: Record<string, unknown>;
  },
): Promise<void> {
  const { what, name, spec, metadata } = event;
  await audit.append(transaction, actor, {
    action: `environment-class.${what}`,
    target_type: 'environment-class',
    target_id: name,
    target_name: spec.title,
    message: `${verbs[what]} the environment class ${spec.title}${
      actor === 'system' ? ', as the configuration says' : ''
    }`,
    metadata,
  });
}
