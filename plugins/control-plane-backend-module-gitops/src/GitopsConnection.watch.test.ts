import { exampleNamespace } from '@groundwork/plugin-control-plane-node/testUtils';
import {
  localHarness,
  type GitopsHarness,
} from './__testUtils__/gitopsHarness';
import { patience, statesOf, useGitops } from './__testUtils__/useGitops';
import { folderOf } from './manifests';

describe('GitopsConnection.watch', () => {
  const { given, connect, afterwards } = useGitops();

  async function watching(harness: GitopsHarness) {
    const connection = await connect(harness);
    const controller = new AbortController();
    const told: Array<{ ids?: string[] }> = [];
    const ended = connection.watch?.({
      signal: controller.signal,
      onChange: change => told.push(change),
    });
    afterwards(async () => {
      controller.abort(new Error('Enough'));
      await ended;
    });
    await new Promise(resolve => {
      setTimeout(resolve, 1_000);
    });
    const until = async (holds: () => boolean) => {
      const end = Date.now() + 20_000;
      while (!holds() && Date.now() < end) {
        await new Promise(resolve => {
          setTimeout(resolve, 20);
        });
      }
      expect(holds()).toBe(true);
    };
    return { connection, told, until };
  }

  it('tells of others, not of itself', async () => {
    const harness = await given(localHarness);
    const { connection, told, until } = await watching(harness);
    const desired = exampleNamespace();
    const other = exampleNamespace();
    await connection.apply(desired, patience);
    await connection.apply(other, patience);
    await harness.hand.write('README.md', 'Not an environment\n');
    await harness.hand.write(`${folderOf(desired)}/x.yaml`, 'x: y\n');
    await until(() => told.length > 0);
    expect(told).toEqual([{ ids: [desired.id] }]);
  }, 60_000);

  it('goes on after the repository could not be reached', async () => {
    const harness = await given(localHarness);
    const { connection, told, until } = await watching(harness);
    const desired = exampleNamespace();
    await connection.apply(desired, patience);
    await harness.breakRuntime();
    await new Promise(resolve => {
      setTimeout(resolve, 700);
    });
    await harness.mendRuntime();
    await harness.hand.write(`${folderOf(desired)}/x.yaml`, 'x: y\n');
    await until(() => told.length > 0);
    expect(told).toEqual([{ ids: [desired.id] }]);
  }, 60_000);

  it('tells of every environment when history was rewritten', async () => {
    const harness = await given(localHarness);
    const { connection, told, until } = await watching(harness);
    const desired = exampleNamespace();
    await connection.apply(desired, patience);
    await new Promise(resolve => {
      setTimeout(resolve, 600);
    });
    await harness.hand.update();
    await harness.hand.git(
      'push',
      '--quiet',
      '--force',
      (harness.connection as { url: string }).url,
      'HEAD~1:refs/heads/main',
    );
    await until(() => told.some(({ ids }) => !ids || ids.includes(desired.id)));
    expect(await statesOf(connection, desired)).toEqual(['missing']);
  }, 60_000);
});
