import { canonicalJson } from '@groundwork/plugin-control-plane-node/manifests';
import { createHash } from 'node:crypto';

export { canonicalJson };

/** SHA-256 over {@link canonicalJson}, as `sha256:<hex>`. */
export function digestOf(value: unknown): string {
  return `sha256:${createHash('sha256')
    .update(canonicalJson(value))
    .digest('hex')}`;
}
