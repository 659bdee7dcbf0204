import { useControlPlaneWords } from '../../translation';
import { describePermission } from './permissionWords';

/**
 * Why something is not possible without a permission, in a sentence that also says who can change that.
 *
 * @public
 */
export function useMissingPermission(permission: { name: string }): string {
  const { t } = useControlPlaneWords();
  return t('permission.explained', describePermission(permission, t));
}
