import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  scaffolderActionsExtensionPoint,
  type TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import scaffolderModule from './index';

describe('scaffolderModuleControlPlane', () => {
  it('adds its actions to the scaffolder, each with examples', async () => {
    const actions: TemplateAction<any, any, any>[] = [];
    await startTestBackend({
      extensionPoints: [
        [
          scaffolderActionsExtensionPoint,
          { addActions: (...added) => void actions.push(...added) },
        ],
      ],
      features: [
        scaffolderModule,
        mockServices.rootConfig.factory({
          data: { app: { baseUrl: 'http://localhost:3000/' } },
        }),
      ],
    });

    expect(actions.map(({ id }) => id)).toEqual([
      'control-plane:environment:request',
      'control-plane:environment:wait',
      'control-plane:environment:fetch',
      'control-plane:namespace:create',
      'control-plane:tenant:create',
      'control-plane:api-key:create',
      'control-plane:template:approve',
    ]);
    for (const { examples, id } of actions) {
      expect(examples?.length).toBeGreaterThan(0);
      for (const { example } of examples ?? []) {
        expect(example).toContain(`action: ${id}`);
      }
    }
  });
});
