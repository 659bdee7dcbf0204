import { ActorLink } from '@groundwork/plugin-control-plane-react';

/** Who talks with a customer: somebody of the catalog, or whatever was written. */
export function SalesOwner(props: { name: string }) {
  const { name } = props;
  return /^(user|group):[^:/\s]+\/[^:/\s]+$/.test(name) ? (
    <ActorLink entityRef={name} />
  ) : (
    <>{name}</>
  );
}
