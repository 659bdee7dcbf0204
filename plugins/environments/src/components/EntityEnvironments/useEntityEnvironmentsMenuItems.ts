import { useNavigate } from 'react-router-dom';
import { useEntity } from '@backstage/plugin-catalog-react';
import { ServerIcon, type LucideIcon } from 'lucide-react';
import { isEnvironmentEntity } from './annotations';
import {
  useOpenMenuItem,
  useRequestMenuItem,
  type ContextMenuItem,
} from './contextMenuItems';

/** What a menu of an entity page of the old frontend system shows. @public */
export type EntityMenuItem = {
  title: string;
  Icon: LucideIcon;
  onClick: () => void;
};

const REQUESTED_FROM = ['component', 'system', 'group'];

/**
 * The items about environments for the menu of an entity page of the old frontend system; give them to `EntityLayout` as
 * `UNSTABLE_extraContextMenuItems`. Portals of the new one have them without that.
 *
 * @public
 */
export function useEntityEnvironmentsMenuItems(): EntityMenuItem[] {
  const { entity } = useEntity();
  const navigate = useNavigate();
  const request = useRequestMenuItem();
  const open = useOpenMenuItem();
  const toItem = ({ title, href }: ContextMenuItem): EntityMenuItem => ({
    title,
    Icon: ServerIcon,
    onClick: () => navigate(href),
  });
  if (isEnvironmentEntity(entity)) {
    return [toItem(open)];
  }
  return REQUESTED_FROM.includes(entity.kind.toLocaleLowerCase('en-US')) &&
    !request.disabled
    ? [toItem(request)]
    : [];
}
