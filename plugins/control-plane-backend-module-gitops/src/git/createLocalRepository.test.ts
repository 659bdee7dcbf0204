import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseRepositoryUrl } from '../connection';
import { createLocalRepository } from './createLocalRepository';
import { GitCli } from './GitCli';
import { gitEnvironment } from './gitEnvironment';

const { signal } = new AbortController();

describe('createLocalRepository', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'groundwork-create-'));
  });

  afterEach(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  function create(path: string) {
    const git = GitCli.create({
      environment: gitEnvironment({
        repository: parseRepositoryUrl(path),
        auth: undefined,
      }),
    });
    return {
      git: git.in(path),
      created: createLocalRepository({
        path,
        branch: 'trunk',
        author: { name: 'Groundwork', email: 'groundwork@localhost' },
        git,
        signal,
      }),
    };
  }

  it('makes a repository that says what it is, in folders that it makes', async () => {
    const { git, created } = create(join(directory, 'a/b/gitops.git'));
    expect(await created).toBe(true);
    expect(
      await git.text(['show', 'refs/heads/trunk:README.md'], { signal }),
    ).toContain('Groundwork');
    expect(await git.text(['symbolic-ref', 'HEAD'], { signal })).toBe(
      'refs/heads/trunk',
    );
  });

  it('is done once when many do it at the same time', async () => {
    const path = join(directory, 'gitops.git');
    const results = await Promise.all(
      Array.from({ length: 8 }, () => create(path).created),
    );
    expect(results.filter(created => created)).toHaveLength(1);
    expect(await readdir(directory)).toEqual(['gitops.git']);
    expect(
      await create(path).git.text(['rev-list', '--count', 'trunk'], { signal }),
    ).toBe('1');
  });

  it('leaves alone what is there', async () => {
    const path = join(directory, 'file');
    await writeFile(path, 'mine');
    expect(await create(path).created).toBe(false);
  });

  it('leaves nothing behind when it cannot', async () => {
    const controller = new AbortController();
    const path = join(directory, 'gitops.git');
    const git = GitCli.create({
      environment: gitEnvironment({
        repository: parseRepositoryUrl(path),
        auth: undefined,
      }),
    });
    const pending = createLocalRepository({
      path,
      branch: 'trunk',
      author: { name: 'Groundwork', email: 'groundwork@localhost' },
      git,
      signal: controller.signal,
    });
    controller.abort(new Error('Enough'));
    await expect(pending).rejects.toThrow('Enough');
    expect(await readdir(directory)).toEqual([]);
  });
});
