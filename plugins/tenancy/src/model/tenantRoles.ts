import {
  tenantRoles,
  type TenantRole,
} from '@groundwork/plugin-control-plane-common';
import type { TenancyWords } from '../translation';

/** A role with what it is called, and what it lets people and machines do. */
export type TenantRoleOption = {
  id: TenantRole;
  label: string;
  description: string;
};

/** The roles as options, weakest first. */
export function tenantRoleOptions(t: TenancyWords): TenantRoleOption[] {
  return tenantRoles.map(role => ({
    id: role,
    label: t(`roles.titles.${role}`),
    description: t(`roles.allows.${role}`),
  }));
}
