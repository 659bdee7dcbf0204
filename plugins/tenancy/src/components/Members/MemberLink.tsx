import { ActorLink } from '@groundwork/plugin-control-plane-react';

/** A person or a group as a link into the catalog. */
export function MemberLink(props: { memberRef: string }) {
  const { memberRef } = props;
  return (
    <ActorLink
      entityRef={memberRef}
      defaultKind={memberRef.startsWith('group:') ? 'group' : 'user'}
    />
  );
}
