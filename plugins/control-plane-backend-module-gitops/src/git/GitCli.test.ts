import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parseRepositoryUrl } from '../connection';
import { GitCli } from './GitCli';
import { gitEnvironment } from './gitEnvironment';

const patience = { signal: new AbortController().signal };

function cli(url = '/srv/envs.git', auth?: { token: string }) {
  return GitCli.create({
    environment: gitEnvironment({ repository: parseRepositoryUrl(url), auth }),
  });
}

describe('GitCli', () => {
  const variables = { ...process.env };
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'groundwork-cli-'));
  });

  afterEach(async () => {
    process.env = { ...variables };
    await rm(directory, { recursive: true, force: true });
  });

  it('answers with what Git writes', async () => {
    expect(await cli().text(['--version'], patience)).toMatch(/^git version /);
    expect(
      await cli().text(['hash-object', '--stdin'], {
        ...patience,
        input: 'hello\n',
      }),
    ).toBe('ce013625030ba8dba906f756967f9e9ca394464a');
  });

  it('takes over nothing from the environment that changes what Git does', async () => {
    const config = join(directory, 'global');
    await writeFile(config, '[user]\n\tname = Canary\n[core]\n\tpager = no\n');
    process.env.GIT_CONFIG_GLOBAL = config;
    process.env.GIT_CONFIG_PARAMETERS = "'user.name=Canary'";
    process.env.GIT_DIR = '/nowhere';
    process.env.GIT_SSH_COMMAND = 'touch owned';
    process.env.GIT_TRACE = '1';

    const git = cli();
    const repository = join(directory, 'repository');
    await git.run(['init', '--quiet', '--bare', '--', repository], patience);
    const listed = await git
      .in(repository)
      .text(['config', '--list'], patience);
    expect(listed).not.toContain('Canary');
    expect(listed).toContain('core.hookspath=/dev/null');
  });

  it('gives credentials to Git alone, not to its arguments', async () => {
    const git = cli('https://git.example.com/envs.git', { token: 'canary' });
    const encoded = Buffer.from('x-access-token:canary').toString('base64');
    const listed = await git.text(
      [
        'config',
        '--get-urlmatch',
        'http.extraHeader',
        'https://git.example.com/envs.git',
      ],
      patience,
    );
    // What is read back is what Git got; messages have it taken out.
    expect(listed).toBe(`Authorization: Basic ${encoded}`);
    await expect(
      git.run(
        [
          'config',
          '--get-urlmatch',
          'http.extraHeader',
          'https://other.example.com/envs.git',
        ],
        patience,
      ),
    ).rejects.toMatchObject({ failure: 'exit' });
  });

  it('takes secrets out of what it complains about', async () => {
    const git = cli('https://git.example.com/envs.git', { token: 'canary' });
    const encoded = Buffer.from('x-access-token:canary').toString('base64');
    const error = await git
      .run(['rev-parse', '--verify', `canary ${encoded}`], patience)
      .catch(reason => reason);
    expect(String(error)).toContain('failed');
    expect(JSON.stringify([error, error.message, error.stack])).not.toMatch(
      new RegExp(`canary|${encoded}`),
    );
  });

  it.each([
    ['ext::sh -c "touch owned"', 'ext'],
    ['git://127.0.0.1/envs.git', 'git'],
    ['http://127.0.0.1:1/envs.git', 'http'],
  ])('does not speak the protocol of %s', async (url, protocol) => {
    await expect(
      cli().run(['ls-remote', '--', url], patience),
    ).rejects.toMatchObject({
      detail: expect.stringContaining(`'${protocol}' not allowed`),
    });
  });

  it('ends Git and what Git started when the signal aborts', async () => {
    const controller = new AbortController();
    const begin = Date.now();
    const pending = cli().run(['-c', 'alias.wait=!sleep 61.5 & wait', 'wait'], {
      signal: controller.signal,
    });
    setTimeout(() => controller.abort(new Error('Enough')), 300);
    await expect(pending).rejects.toThrow('Enough');
    expect(Date.now() - begin).toBeLessThan(5_000);

    let sleeping = 'yes';
    while (sleeping !== '' && Date.now() - begin < 10_000) {
      const { stdout } = await promisify(execFile)('ps', ['-eo', 'args']);
      sleeping = stdout
        .split('\n')
        .filter(line => line === 'sleep 61.5')
        .join();
    }
    expect(sleeping).toBe('');
  });

  it('ends Git after the time that it was given', async () => {
    await expect(
      cli().run(['-c', 'alias.wait=!sleep 62.5', 'wait'], {
        ...patience,
        timeoutMs: 200,
      }),
    ).rejects.toMatchObject({ failure: 'timeout' });
  });

  it('does not start Git when the signal has aborted already', async () => {
    await expect(
      cli().run(['init', '--quiet', '--', join(directory, 'new')], {
        signal: AbortSignal.abort(new Error('Enough')),
      }),
    ).rejects.toThrow('Enough');
  });

  it('stops reading output without end', async () => {
    await expect(
      cli().run(['-c', 'alias.flood=!yes', 'flood'], patience),
    ).rejects.toMatchObject({ failure: 'too-much-output' });
  });

  it('says so when there is no Git', async () => {
    process.env.PATH = directory;
    await expect(cli().run(['--version'], patience)).rejects.toMatchObject({
      failure: 'not-installed',
    });
  });
});
