/** The id that a dry run makes up for a request. */
export const placeholderId = '00000000-0000-0000-0000-000000000000';

/** What the actions say about an environment to the steps after them. */
export type EnvironmentOutput = {
  id: string;
  name: string;
  status: string;
  status_url: string;
  entity_ref: string;
};

/** Writes the output of a step, and returns it. */
export function outputEnvironment(
  ctx: { output(name: keyof EnvironmentOutput, value: string): void },
  request: { id: string; name: string; status: string },
  portalUrl: string,
): EnvironmentOutput {
  const output = {
    id: request.id,
    name: request.name,
    status: request.status,
    status_url: statusUrl(request.id, portalUrl),
    entity_ref: `resource:default/${request.name}`,
  };
  ctx.output('id', output.id);
  ctx.output('name', output.name);
  ctx.output('status', output.status);
  ctx.output('status_url', output.status_url);
  ctx.output('entity_ref', output.entity_ref);
  return output;
}

/** Address of the page of a request. */
export function statusUrl(id: string, portalUrl: string): string {
  return `${portalUrl}/environments/${encodeURIComponent(id)}`;
}
