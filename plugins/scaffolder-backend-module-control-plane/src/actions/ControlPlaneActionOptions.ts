import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import type { ControlPlaneClient } from '@groundwork/plugin-control-plane-common';

/** What the actions of the control plane need. @public */
export type ControlPlaneActionOptions = {
  auth: AuthService;
  client: ControlPlaneClient;
  /** Where the portal is, without a slash at the end. */
  portalUrl: string;
};

/** A token with which the control plane sees the scaffolder itself, which may read; it does not end with a sign-in. */
export async function tokenOfScaffolder(auth: AuthService): Promise<string> {
  const { token } = await auth.getPluginRequestToken({
    onBehalfOf: await auth.getOwnServiceCredentials(),
    targetPluginId: 'control-plane',
  });
  return token;
}

/** A token with which the control plane sees the person who started the task, and decides by their permissions. */
export async function tokenOfInitiator(
  auth: AuthService,
  ctx: { getInitiatorCredentials(): Promise<BackstageCredentials> },
): Promise<string> {
  const { token } = await auth.getPluginRequestToken({
    onBehalfOf: await ctx.getInitiatorCredentials(),
    targetPluginId: 'control-plane',
  });
  return token;
}
