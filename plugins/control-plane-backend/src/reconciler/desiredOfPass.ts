import type { DesiredNamespace } from '@groundwork/plugin-control-plane-node';
import type { Placement } from './Placement';

/**
 * What a pass brings about. Of what is suspended it is what was agreed, without the drift that was accepted: somebody may
 * have accepted that more starts than is to start now. It counts again when the environment is taken up again.
 */
export function desiredOfPass({
  desired,
}: Pick<Placement, 'desired'>): DesiredNamespace {
  if (!desired.suspended) {
    return desired;
  }
  const { accepted: _, ...agreed } = desired;
  return agreed;
}
