import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeSshKey } from '../__testUtils__/GitSshServer';
import { CommitMaker } from './CommitMaker';
import { GitCli } from './GitCli';
import { gitEnvironment } from './gitEnvironment';

const run = promisify(execFile);
const { signal } = new AbortController();
const author = { name: 'Groundwork', email: 'groundwork@example.com' };

describe('CommitMaker', () => {
  const variables = { ...process.env };
  let directory: string;
  let git: GitCli;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'groundwork-commits-'));
    git = GitCli.create({
      environment: gitEnvironment({
        repository: { kind: 'local', url: directory },
        auth: undefined,
      }),
      gitDirectory: join(directory, 'copy.git'),
    });
    await git.run(['init', '--quiet', '--bare'], { signal });
  });

  afterEach(async () => {
    process.env = { ...variables };
    await rm(directory, { recursive: true, force: true });
  });

  const changes = ['one', 'two'].map(name => ({
    path: `clusters/${name}`,
    change: {
      message: `Provision ${name}\n\nGroundwork-Request: ${name}\n`,
      files: new Map([['namespace.yaml', `name: ${name}\n`]]),
    },
  }));

  it('signs commits so that Git verifies them, and leaves no key behind', async () => {
    const temporary = join(directory, 'tmp');
    await run('mkdir', [temporary]);
    process.env.TMPDIR = temporary;
    const key = await makeSshKey();
    const other = await makeSshKey();
    const maker = CommitMaker.create({
      author,
      signingKey: key.privateKey.trim(),
    });
    const commits = await maker.make({
      git,
      parent: undefined,
      changes,
      signal,
    });
    expect(commits).toHaveLength(2);
    expect(await readdir(temporary)).toEqual([]);

    const signers = join(directory, 'signers');
    const verify = async (publicKey: string, commit: string) => {
      await writeFile(signers, `${author.email} ${publicKey}\n`);
      await git.run(['verify-commit', commit], {
        signal,
        extras: { settings: [['gpg.ssh.allowedSignersFile', signers]] },
      });
    };
    for (const commit of commits) {
      await verify(key.publicKey, commit);
      await expect(verify(other.publicKey, commit)).rejects.toThrow();
    }
    expect(
      await git.text(['log', '--format=%an %ae %cn %s', commits[1]], {
        signal,
      }),
    ).toBe(
      [
        'Groundwork groundwork@example.com Groundwork Provision two',
        'Groundwork groundwork@example.com Groundwork Provision one',
      ].join('\n'),
    );
    expect(
      await git.text(['ls-tree', '-r', '--name-only', commits[1]], { signal }),
    ).toBe('clusters/one/namespace.yaml\nclusters/two/namespace.yaml');
  });

  it('says that a key is none, without saying it', async () => {
    const maker = CommitMaker.create({
      author,
      signingKey: `-----BEGIN ${'OPENSSH'} PRIVATE KEY-----\ncanary\n`,
    });
    const error = await maker
      .make({ git, parent: undefined, changes, signal })
      .catch(reason => reason);
    expect(error.name).toBe('GitCommandError');
    expect(`${error.message}${error.stack}`).not.toContain('canary');
  });

  it('keeps entries of any name as they are', async () => {
    const names = [
      'plain.yaml',
      'a b',
      '-rf',
      'a\nb',
      '"quoted"',
      'größe',
      '\\',
    ];
    const maker = CommitMaker.create({ author });
    const blob = await git.text(['hash-object', '-w', '--stdin'], {
      signal,
      input: 'kept',
    });
    const [commit] = await maker.make({
      git,
      parent: undefined,
      signal,
      changes: [
        {
          path: 'folder',
          change: {
            message: 'Keep',
            files: new Map([['namespace.yaml', 'x']]),
            kept: names.map(name => ({
              mode: '100644',
              hash: blob,
              path: Buffer.from(name),
            })),
          },
        },
      ],
    });
    const listed = await git.run(
      ['ls-tree', '-r', '-z', '--name-only', commit],
      { signal },
    );
    expect(listed.toString().split('\0').filter(Boolean).sort()).toEqual(
      [...names, 'namespace.yaml'].map(name => `folder/${name}`).sort(),
    );
  });
});
