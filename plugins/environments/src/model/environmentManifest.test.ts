import { exampleRequest, exampleResources } from '../__testUtils__';
import { environmentManifest, renderedManifests } from './environmentManifest';

describe('environmentManifest', () => {
  it('has what was asked for, and nothing that was not', () => {
    const manifest = environmentManifest(
      exampleRequest({ parameters: { replicas: 2, tier: 'no' } }),
    );
    expect(manifest).toContain('kind: EnvironmentRequest\n');
    expect(manifest).toContain(
      'spec:\n  class: preview\n  app: payments-api\n  team: payments\n',
    );
    expect(manifest).toContain(
      'parameters:\n    replicas: 2\n    tier: "no"\n',
    );
    expect(manifest).not.toMatch(/tenant_id|note|status/);
  });
});

describe('renderedManifests', () => {
  it('is one document for each resource, with where it stands', () => {
    const resources = exampleResources(exampleRequest());
    const text = renderedManifests(resources, 'Hidden.');
    expect(text.split('---\n')).toHaveLength(resources.length);
    expect(text).toContain(`# ${resources[1].location}\napiVersion: v1\n`);
  });

  it('never shows what is in a secret', () => {
    const [resource] = exampleResources(exampleRequest());
    const text = renderedManifests(
      [
        {
          ...resource,
          kind: 'Secret',
          content: 'kind: Secret\nstringData:\n  password: hunter2\n',
        },
      ],
      'Hidden.',
    );
    expect(text).toContain('# Hidden.');
    expect(text).not.toContain('hunter2');
  });
});
