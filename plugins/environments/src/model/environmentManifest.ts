import type {
  EnvironmentRequest,
  PlannedResource,
} from '@groundwork/plugin-control-plane-common';
import { toYaml, type YamlValue } from './toYaml';

/** An environment as what was asked for, in the fields that the API takes to request another one like it. Pure. */
export function environmentManifest(request: EnvironmentRequest): string {
  return toYaml({
    apiVersion: 'groundwork.dev/v1',
    kind: 'EnvironmentRequest',
    metadata: {
      name: request.name,
      id: request.id,
      annotations: {
        'groundwork.dev/class-version': String(request.class_version),
        'groundwork.dev/plan-digest': request.plan_digest,
      },
    },
    spec: {
      class: request.class,
      app: request.app,
      team: request.team,
      region: request.region,
      ttl_hours: request.ttl_hours,
      owner: request.owner,
      tenant_id: request.tenant_id,
      component_ref: request.component_ref,
      repository: request.repository || undefined,
      revision: request.revision || undefined,
      note: request.note || undefined,
      // They came as JSON.
      parameters: request.parameters as YamlValue,
    },
  });
}

/** The resources of a target as documents of one file, of which those of secrets say only that they are there. Pure. */
export function renderedManifests(
  resources: PlannedResource[],
  secretNote: string,
): string {
  return resources
    .map(({ kind, name, location, content }) => {
      const body =
        kind.toLocaleLowerCase('en-US') === 'secret'
          ? `kind: ${kind}\nmetadata:\n  name: ${name}\n# ${secretNote}`
          : content.trim().replace(/^---\n/, '');
      return `# ${location}\n${body}\n`;
    })
    .join('---\n');
}
