import { TerminalRuntimeError } from '@groundwork/plugin-control-plane-node';
import type { DesiredNamespace } from '@groundwork/plugin-control-plane-node';
import {
  acceptFields,
  refuseIllegalPolicies,
  renderEgressPolicy,
  renderLimitRange,
  renderNamespace,
  renderNetworkPolicy,
  renderParameters,
  renderPolicyPack,
  renderResourceQuota,
  serialiseManifest,
  skipRenderingMarker,
} from '@groundwork/plugin-control-plane-node/manifests';
import type { PlannedResource } from '@groundwork/plugin-control-plane-common';
import { folderOf } from './folderOf';
import {
  renderArgocdApplication,
  type ArgocdSettings,
} from './renderArgocdApplication';

/** One file of the folder. */
export type Manifest = PlannedResource & {
  /** What the content says, as it was before it became text. */
  object: object;
};

type Renderers = Record<
  string,
  (desired: DesiredNamespace) => object | undefined
>;

/** Argo CD reads these, whether they are there or not. */
const synced = {
  'namespace.yaml': renderNamespace,
  'resourcequota.yaml': renderResourceQuota,
  'limitrange.yaml': renderLimitRange,
  'networkpolicy.yaml': renderNetworkPolicy,
  'policypack.yaml': renderPolicyPack,
};
/** And these where they are there, so that the Application of an environment without them is as it always was. */
const syncedWherePresent = {
  'networkpolicy-egress.yaml': renderEgressPolicy,
  'parameters.yaml': renderParameters,
};
const applicationFile = 'argocd-application.yaml';
const note =
  'Written by Groundwork. What is changed here by hand shows as drift and is taken back.';
const applicationNote = `${skipRenderingMarker}
The line above keeps Argo CD from managing this Application out of its own folder.
${note}`;

/** The files that a folder may have, in the order in which they are shown. */
export const manifestFileNames: readonly string[] = [
  ...Object.keys(synced),
  ...Object.keys(syncedWherePresent),
  applicationFile,
];

/**
 * Renders all files of an environment, with the drift that was accepted: pure, and the same for the same input.
 *
 * @throws TerminalRuntimeError when a name, quantity or policy is not legal
 */
export function renderManifests(
  desired: DesiredNamespace,
  settings: ArgocdSettings,
): Manifest[] {
  const path = folderOf(desired);
  refuseIllegalPolicies(desired);
  const manifest = (file: string, object: object, comment: string) =>
    manifestOf({ path, file, object, comment, desired });
  try {
    const render = (renderers: Renderers) =>
      Object.entries(renderers).flatMap(([file, renderFile]) => {
        const object = renderFile(desired);
        return object ? [manifest(file, object, note)] : [];
      });
    const further = render(syncedWherePresent);
    const application = renderArgocdApplication({
      desired,
      settings,
      path,
      included: [...Object.keys(synced), ...further.map(({ id }) => id)],
    });
    return [
      ...render(synced),
      ...further,
      manifest(applicationFile, application, applicationNote),
    ];
  } catch (error) {
    if (error instanceof TerminalRuntimeError) {
      throw error;
    }
    throw new TerminalRuntimeError(
      `The environment ${desired.name} cannot be rendered: ${
        error instanceof Error ? error.message : error
      }`,
    );
  }
}

function manifestOf(options: {
  path: string;
  file: string;
  object: object;
  comment: string;
  desired: DesiredNamespace;
}): Manifest {
  const { path, file, comment, desired } = options;
  const { kind, metadata } = options.object as {
    kind: string;
    metadata: { name: string };
  };
  const object = acceptFields(file, options.object, desired.accepted);
  return {
    id: file,
    kind,
    name: metadata.name,
    location: `${path}/${file}`,
    content: serialiseManifest(object, comment),
    object,
  };
}
