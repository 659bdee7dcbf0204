import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const packageRoot = resolve(__dirname, '..');

function startScript(environment: Record<string, string>) {
  return spawn(
    process.execPath,
    ['--require', '@backstage/cli/config/nodeTransform.cjs', 'src/start.ts'],
    {
      cwd: packageRoot,
      env: { ...process.env, DEV_IDP_PORT: '0', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
}

describe('the start script', () => {
  it('says where the issuer is and ends when asked to', async () => {
    const child = startScript({ NODE_ENV: 'development' });
    const ended = once(child, 'exit');
    try {
      const [output] = await once(child.stdout.setEncoding('utf8'), 'data');
      const [issuer] = output.match(/http:\/\/localhost:\d+/);
      const response = await fetch(
        `${issuer}/.well-known/openid-configuration`,
      );
      expect(await response.json()).toMatchObject({ issuer });
    } finally {
      child.kill('SIGTERM');
    }
    const [code] = await ended;
    expect(code).toBe(0);
  }, 30_000);

  it('refuses to run in production with one sentence', async () => {
    const child = startScript({ NODE_ENV: 'production' });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', text => {
      complaint += text;
    });

    const [code] = await once(child, 'close');

    expect(code).toBe(1);
    expect(complaint).toMatch(/does not start in production/);
    expect(complaint.trim().split('\n')).toHaveLength(1);
  }, 30_000);
});
