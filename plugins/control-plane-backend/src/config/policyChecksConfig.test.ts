import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readControlPlaneConfig } from './readControlPlaneConfig';

const read = (policyChecks?: JsonObject) =>
  readControlPlaneConfig(
    new ConfigReader({ controlPlane: policyChecks ? { policyChecks } : {} }),
  ).policyChecks;

describe('controlPlane.policyChecks', () => {
  it('limits nothing by default, but how long a check may take', () => {
    expect(read()).toEqual({ timeout: 5_000, cost: { warnAboveShare: 0.5 } });
    expect(read({ cost: {} })).toEqual(read());
  });

  it('is read as it is written', () => {
    expect(
      read({
        timeout: '500ms',
        cost: { warnAboveUsd: 10, denyAboveUsd: 20.5, warnAboveShare: 1 },
        repositoryHosts: ['github.com', 'git.example.com:8443'],
      }),
    ).toEqual({
      timeout: 500,
      cost: { warnAboveUsd: 10, denyAboveUsd: 20.5, warnAboveShare: 1 },
      repositoryHosts: ['github.com', 'git.example.com:8443'],
    });
  });

  it.each([
    [{ timeout: '2h' }, 'controlPlane.policyChecks.timeout must be a duration'],
    [
      { cost: { warnAboveUsd: 20, denyAboveUsd: 10 } },
      'controlPlane.policyChecks.cost.warnAboveUsd must not be greater than denyAboveUsd',
    ],
    [
      { cost: { warnAboveShare: 50 } },
      'controlPlane.policyChecks.cost.warnAboveShare',
    ],
    [
      { repositoryHosts: ['https://github.com'] },
      'controlPlane.policyChecks.repositoryHosts.0 must be a host such as github.com, in lower case',
    ],
    [
      { repositoryHosts: ['GitHub.com'] },
      'controlPlane.policyChecks.repositoryHosts.0',
    ],
    [{ repositoryHosts: [] }, 'controlPlane.policyChecks.repositoryHosts'],
    [
      { costs: {} },
      'controlPlane.policyChecks.costs is not a key that is known',
    ],
  ])('refuses %j, and names the key', (config, message) => {
    expect(() => read(config as JsonObject)).toThrow(message);
  });
});
