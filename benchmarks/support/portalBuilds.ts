import { spawn } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The checkout. */
export const root = path.resolve(__dirname, '../..');
const scratch = path.join(root, 'var/bundle-size');
const prefix = '@groundwork/plugin-';

/** Builds the portal in a folder of its own, with or without the plugins of the suite, and answers with what was built. */
export async function buildPortal(hasSuite: boolean): Promise<string> {
  const folder = path.join(scratch, hasSuite ? 'with' : 'without');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const app = path.join(root, 'packages/app');
  for (const part of ['src', 'public', 'package.json']) {
    await cp(path.join(app, part), path.join(folder, part), {
      recursive: true,
    });
  }
  const configs = ['app-config.yaml', 'app-config.e2e.yaml'].map(file =>
    path.join(root, file),
  );
  if (!hasSuite) {
    configs.push(await leaveOut(folder));
  }
  await run(
    process.execPath,
    [
      path.join(root, 'node_modules/@backstage/cli/bin/backstage-cli'),
      'package',
      'build',
      ...configs.flatMap(file => ['--config', file]),
    ],
    folder,
  );
  return path.join(folder, 'dist');
}

/** Plugins are found by configuration; only their translations are named in the sources. */
async function leaveOut(folder: string): Promise<string> {
  const { dependencies } = JSON.parse(
    await readFile(path.join(folder, 'package.json'), 'utf8'),
  );
  const exclude = Object.keys(dependencies).filter(name =>
    name.startsWith(prefix),
  );
  await writeFile(
    path.join(folder, 'src/translations/translationsModule.tsx'),
    [
      "import { createFrontendModule } from '@backstage/frontend-plugin-api';",
      'export const translationsModule = createFrontendModule({',
      "  pluginId: 'app',",
      '  extensions: [],',
      '});',
      '',
    ].join('\n'),
  );
  const config = path.join(folder, 'without.yaml');
  await writeFile(config, JSON.stringify({ app: { packages: { exclude } } }));
  return config;
}

function run(command: string, args: string[], cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', data => {
      said += data;
    });
    child.on('error', reject);
    child.on('exit', code =>
      code === 0
        ? resolve()
        : reject(new Error(`The build ended with ${code}:\n${said}`)),
    );
  });
}
