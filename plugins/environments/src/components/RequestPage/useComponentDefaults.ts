import { useEffect } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { componentDefaults, type DraftFields } from '../../model';

/** Fills in what the catalog knows about a component that the page was opened for. */
export function useComponentDefaults(
  componentRef: string | undefined,
  draft: DraftFields,
  onKnown: (fields: Partial<DraftFields>) => void,
) {
  const catalogApi = useApi(catalogApiRef);
  const isWanted = componentRef !== undefined && draft.app === '';
  useEffect(() => {
    if (!isWanted) {
      return undefined;
    }
    let isDisposed = false;
    catalogApi
      .getEntityByRef(componentRef)
      .then(entity => {
        if (entity && !isDisposed) {
          onKnown(componentDefaults(entity));
        }
      })
      // Without the catalog the fields stay empty, which the person sees and fills in.
      .catch(() => undefined);
    return () => {
      isDisposed = true;
    };
    // Only when the page is opened: a person who empties the field means it.
  }, [catalogApi, componentRef, isWanted, onKnown]);
}
