import { execFile } from 'node:child_process';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import { parseAllDocuments } from 'yaml';

const run = promisify(execFile);

/** The repository that environments are written to, as somebody with a clone of it sees it. */
export class GitopsRepository {
  readonly #clone: string;

  private constructor(clone: string) {
    this.#clone = clone;
  }

  /** Clones the repository of the portal under test. */
  static async clone(): Promise<GitopsRepository> {
    const state = process.env.GROUNDWORK_E2E_STATE;
    if (!state) {
      throw new Error('GROUNDWORK_E2E_STATE is set by playwright.config.ts');
    }
    const directory = await mkdtemp(path.join(tmpdir(), 'gitops-'));
    // The portal makes the repository when it first needs it.
    const origin = path.join(state, 'gitops.git');
    await expect(() => access(path.join(origin, 'HEAD'))).toPass();
    await run('git', ['clone', '-q', origin, directory]);
    const repository = new GitopsRepository(directory);
    await repository.#git('config', 'user.name', 'Mallory Hand');
    await repository.#git('config', 'user.email', 'mallory@example.com');
    return repository;
  }

  /** Manifests of an environment by file name; empty when there is no folder. */
  async manifests(id: string): Promise<Record<string, unknown>> {
    await this.#git('pull', '-q');
    const files = await this.#files(id);
    const manifests: Record<string, unknown> = {};
    for (const file of files) {
      const documents = parseAllDocuments(
        await readFile(path.join(this.#clone, file), 'utf8'),
      );
      if (documents.length !== 1 || documents[0].errors.length > 0) {
        throw new Error(`${file} is not one valid YAML document`);
      }
      manifests[path.basename(file)] = documents[0].toJS();
    }
    return manifests;
  }

  /** Replaces text in one file by hand, and pushes it. */
  async editByHand(
    id: string,
    name: string,
    edit: (content: string) => string,
  ): Promise<void> {
    await this.#git('pull', '-q');
    const file = (await this.#files(id)).find(
      candidate => path.basename(candidate) === name,
    );
    if (!file) {
      throw new Error(`There is no ${name}`);
    }
    const absolute = path.join(this.#clone, file);
    const before = await readFile(absolute, 'utf8');
    const after = edit(before);
    if (after === before) {
      throw new Error('The edit changes nothing');
    }
    await writeFile(absolute, after);
    await this.#git('commit', '-qam', 'Change it by hand');
    await this.#git('push', '-q');
  }

  /** Hashes of the commits that touched an environment, newest first. */
  async commits(id: string): Promise<string[]> {
    await this.#git('pull', '-q');
    const output = await this.#git(
      'log',
      '--format=%H',
      '--',
      `clusters/*/teams/*/*/${id}/*`,
    );
    return output.split('\n').filter(Boolean);
  }

  async dispose(): Promise<void> {
    await rm(this.#clone, { recursive: true, force: true });
  }

  async #files(id: string): Promise<string[]> {
    const output = await this.#git('ls-files', `clusters/*/teams/*/*/${id}/*`);
    return output.split('\n').filter(Boolean);
  }

  async #git(...args: string[]): Promise<string> {
    const { stdout } = await run('git', args, { cwd: this.#clone });
    return stdout;
  }
}
