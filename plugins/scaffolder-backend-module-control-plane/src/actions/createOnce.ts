import { createHash } from 'node:crypto';
import type { ActionContext } from '@backstage/plugin-scaffolder-node';

/** Of the context of an action, what tells one run of one step from all others. */
export type StepContext = Pick<
  ActionContext<any, any>,
  'checkpoint' | 'step' | 'task'
>;

/**
 * Makes something once, however often a step runs with the same input, and answers with its id; `made` is what the call
 * answered, where it was made just now. The checkpoint spares the call where the scaffolder keeps checkpoints, and the key
 * makes it harmless where not. Both are over the input, as one step may run for each of a list.
 */
export async function createOnce<T extends { id: string }>(
  ctx: StepContext,
  options: {
    /** What is made, such as `environment`. */
    kind: string;
    input: unknown;
    create: (idempotencyKey: string) => Promise<T>;
  },
): Promise<{ id: string; made?: T }> {
  const { kind, input, create } = options;
  const digest = createHash('sha256')
    .update(JSON.stringify([ctx.task.id, ctx.step?.id, input]))
    .digest('hex');
  let made: T | undefined;
  const id = await ctx.checkpoint({
    key: `control-plane.${kind}.${digest}`,
    fn: async () => {
      made = await create(`scaffolder-${digest}`);
      return made.id;
    },
  });
  return { id, made };
}
