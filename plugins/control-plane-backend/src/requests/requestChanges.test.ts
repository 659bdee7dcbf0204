import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import { changedFields, describeChange } from './requestChanges';

const request = {
  app: 'payments-api',
  team: 'team-payments',
  class: 'preview',
  class_version: 2,
  region: 'us-east-1',
  ttl_hours: 24,
  owner: 'group:default/team-payments',
  repository: '',
  revision: 'main',
  parameters: { replicas: 1 },
} as unknown as EnvironmentRequest;

describe('what changed of a request', () => {
  it('is named, with what it was before', () => {
    const after = {
      ...request,
      ttl_hours: 48,
      revision: '',
      note: 'For the launch',
      parameters: { replicas: 2 },
    };
    expect(changedFields(request, after)).toEqual({
      ttl_hours_before: '24',
      ttl_hours: '48',
      revision_before: 'main',
      revision: '',
      note_before: '',
      note: 'For the launch',
      parameters_before: '{"replicas":1}',
      parameters: '{"replicas":2}',
    });
    expect(describeChange(request, after)).toMatch(
      /^Changed .*ttl_hours.*revision/,
    );
  });

  it('is nothing when only the version of the class is another', () => {
    expect(changedFields(request, { ...request })).toEqual({});
    expect(describeChange(request, { ...request, class_version: 3 })).toBe(
      'Brought to version 3 of preview',
    );
  });
});
