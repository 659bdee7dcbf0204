import { anEnvironmentRequest } from './__testUtils__/anEnvironmentRequest';
import { EnvironmentTenantProcessor } from './EnvironmentTenantProcessor';
import { toEnvironmentEntity } from './toEnvironmentEntity';

const processor = new EnvironmentTenantProcessor();
const location = { type: 'url', target: 'https://portal.example.com' };

function entityOf(tenant: string | undefined) {
  return toEnvironmentEntity(anEnvironmentRequest(1), {
    portalUrl: 'https://portal.example.com',
    tenant,
  })!;
}

describe('EnvironmentTenantProcessor', () => {
  it('makes an environment part of its tenant, and the tenant have it as a part', async () => {
    const emit = jest.fn();
    await processor.postProcessEntity(
      entityOf('resource:tenants/acme'),
      location,
      emit,
    );
    const environment = {
      kind: 'Resource',
      namespace: 'default',
      name: 'payments-api-preview-1',
    };
    const tenant = { kind: 'resource', namespace: 'tenants', name: 'acme' };
    expect(emit.mock.calls.map(([result]) => result.relation)).toEqual([
      { source: environment, type: 'partOf', target: tenant },
      { source: tenant, type: 'hasPart', target: environment },
    ]);
  });

  it('relates nothing that names no tenant, nor anything that only says that it is an environment', async () => {
    const emit = jest.fn();
    await processor.postProcessEntity(entityOf(undefined), location, emit);
    await processor.postProcessEntity(
      { ...entityOf('resource:tenants/acme'), spec: { type: 'database' } },
      location,
      emit,
    );
    expect(emit).not.toHaveBeenCalled();
  });
});
