import type { Config } from '@backstage/config';
import {
  controlPlaneRoles,
  type ControlPlaneRole,
} from '@groundwork/plugin-control-plane-common';

/** Who has which role by configuration. @public */
export type RoleMembership = ReadonlyMap<ControlPlaneRole, ReadonlySet<string>>;

/**
 * Reads `controlPlane.roles`: for each role the entity references of people (`users`) and groups (`groups`).
 *
 * @public
 */
export function readRoleMembership(config: Config): RoleMembership {
  const roles = config.getOptionalConfig('controlPlane.roles');
  return new Map(
    controlPlaneRoles.map(role => [
      role,
      new Set(
        ['users', 'groups']
          .flatMap(
            members =>
              roles?.getOptionalStringArray(`${role}.${members}`) ?? [],
          )
          .map(ref => ref.toLocaleLowerCase('en-US')),
      ),
    ]),
  );
}

/**
 * The roles that someone has who owns things as the given entity references: themselves and their groups.
 *
 * @public
 */
export function rolesOf(
  membership: RoleMembership,
  ownershipRefs: readonly string[],
): ControlPlaneRole[] {
  // Once, as somebody can be in very many groups.
  const refs = ownershipRefs.map(ref => ref.toLocaleLowerCase('en-US'));
  return controlPlaneRoles.filter(role => {
    const members = membership.get(role);
    return members !== undefined && refs.some(ref => members.has(ref));
  });
}
