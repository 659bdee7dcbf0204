import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { parse } from 'yaml';
import { resolveSpec } from '../classes/resolveSpec';
import { classContextOf, draftOf } from './classesSchema';
import { readControlPlaneConfig } from './readControlPlaneConfig';

/** The classes of an example configuration, by name; what of it comes from elsewhere is left out. */
function readClasses(file: string) {
  const path = resolve(__dirname, '../../../..', file);
  const { quotaProfiles, policyPacks, classes } = parse(
    readFileSync(path, 'utf8'),
  ).controlPlane;
  const config = readControlPlaneConfig(
    new ConfigReader({ controlPlane: { quotaProfiles, policyPacks, classes } }),
  );
  return new Map(
    Object.entries(config.classes).map(([name, value]) => [
      name,
      resolveSpec(draftOf(value), classContextOf(config)).spec,
    ]),
  );
}

describe('the classes of the example configurations', () => {
  it('show each kind of approval in development', () => {
    const classes = readClasses('app-config.yaml');
    expect([...classes.keys()]).toEqual([
      'preview',
      'shared-staging',
      'production',
      'regulated',
    ]);
    expect(classes.get('preview')).toMatchObject({
      approval: { mode: 'automatic' },
      estimated_monthly_cost_usd: 40,
    });
    expect(classes.get('production')).toMatchObject({
      approval: { mode: 'required', required_approvals: 1 },
      estimated_monthly_cost_usd: 310,
    });
    expect(classes.get('regulated')).toMatchObject({
      approval: {
        required_approvals: 2,
        approvers: ['group:default/platform-approvers'],
      },
      estimated_monthly_cost_usd: 272,
      extension_beyond: true,
      suspend_hours: 72,
    });
  });

  it('are acceptable in production, where two have to agree', () => {
    const classes = readClasses('app-config.production.yaml');
    expect(classes.get('shared-staging')).toMatchObject({
      approval: { approvers: ['component-owner', 'role:approver'] },
      estimated_monthly_cost_usd: 90,
    });
    expect(classes.get('production')).toMatchObject({
      approval: { required_approvals: 2 },
      estimated_monthly_cost_usd: 308,
    });
  });
});
