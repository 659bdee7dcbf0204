import { useMemo } from 'react';
import {
  appTreeApiRef,
  coreExtensionData,
  routeResolutionApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';

/**
 * Paths of those pages that are installed and enabled, so that nothing leads to a page that is not there.
 *
 * @param extensionIds - as in `page:catalog`
 */
export function useInstalledPages(
  extensionIds: readonly string[],
): Map<string, string> {
  const appTreeApi = useApi(appTreeApiRef);
  const routeResolutionApi = useApi(routeResolutionApiRef);
  return useMemo(() => {
    const { nodes } = appTreeApi.getTree().tree;
    const paths = new Map<string, string>();
    for (const id of extensionIds) {
      const routeRef = nodes
        .get(id)
        ?.instance?.getData(coreExtensionData.routeRef);
      const path = routeRef && routeResolutionApi.resolve(routeRef)?.();
      if (path) {
        paths.set(id, path);
      }
    }
    return paths;
  }, [appTreeApi, extensionIds, routeResolutionApi]);
}
