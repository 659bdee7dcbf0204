import {
  RELATION_OWNED_BY,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { usePermission } from '@backstage/plugin-permission-react';
import { environmentRequestCreatePermission } from '@groundwork/plugin-control-plane-common';
import { environmentsMenuTranslationRef } from '../../menuTranslation';
import { environmentRouteRef, requestRouteRef } from '../../routes';
import { environmentIdOf } from './annotations';

/** What a menu of an entity shows, and where it leads. */
export type ContextMenuItem = {
  title: string;
  href: string;
  disabled?: boolean;
};

/** Of the menu of a component, a system or a group: requests an environment for it. */
export function useRequestMenuItem(): ContextMenuItem {
  const { entity } = useEntity();
  const { t } = useTranslationRef(environmentsMenuTranslationRef);
  const requestPath = useRouteRef(requestRouteRef)();
  // The hook of the pages explains as well, with words that are not there yet
  const { allowed, loading } = usePermission({
    permission: environmentRequestCreatePermission,
  });
  return {
    title: t('request'),
    href: `${requestPath}${requestQueryOf(entity)}`,
    disabled: !loading && !allowed,
  };
}

/** Of the menu of the entity of an environment: opens its status page. */
export function useOpenMenuItem(): ContextMenuItem {
  const { entity } = useEntity();
  const { t } = useTranslationRef(environmentsMenuTranslationRef);
  const environmentPath = useRouteRef(environmentRouteRef);
  return {
    title: t('open'),
    href: environmentPath({ id: environmentIdOf(entity) ?? '' }),
  };
}

/** What a request that begins on an entity begins with: environments are for components, and are owned by groups. */
function requestQueryOf(entity: Entity): string {
  const ref = stringifyEntityRef(entity);
  switch (entity.kind.toLocaleLowerCase('en-US')) {
    case 'component':
      return `?${new URLSearchParams({ component: ref })}`;
    case 'group':
      return `?${new URLSearchParams({ owner: ref })}`;
    default: {
      const owner = entity.relations?.find(
        ({ type }) => type === RELATION_OWNED_BY,
      )?.targetRef;
      return owner ? `?${new URLSearchParams({ owner })}` : '';
    }
  }
}
