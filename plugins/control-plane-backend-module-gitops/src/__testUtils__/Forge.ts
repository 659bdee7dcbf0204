import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A pull request as a host keeps it. */
export type ForgeRequest = {
  number: number;
  source: string;
  target: string;
  state: 'open' | 'closed' | 'merged';
  title: string;
  body: string;
  labels: string[];
  draft: boolean;
  mergeCommit?: string;
  removeSource: boolean;
};

/** Why something is not done, in words of no host. */
export type ForgeRefusal =
  | 'exists'
  | 'no-source'
  | 'no-target'
  | 'no-commits'
  | 'not-open'
  | 'draft'
  | 'protected'
  | 'moved'
  | 'conflict';

/**
 * What hosts of pull requests have in common: pull requests over the branches of a real bare repository, merged by Git
 * itself.
 */
export class Forge {
  /** People have to approve first. */
  isProtected = false;
  readonly requests: ForgeRequest[] = [];
  readonly #directory: string;
  readonly #closesWithSource: boolean;
  #merging: Promise<unknown> = Promise.resolve();

  constructor(options: {
    /** The bare repository. */
    directory: string;
    /** Whether a pull request is closed when its branch is deleted, as at GitHub. */
    closesWithSource: boolean;
  }) {
    this.#directory = options.directory;
    this.#closesWithSource = options.closesWithSource;
  }

  async git(...args: string[]): Promise<string> {
    const { stdout } = await run(
      'git',
      ['--git-dir', this.#directory, ...args],
      {
        env: {
          PATH: process.env.PATH,
          GIT_CONFIG_NOSYSTEM: '1',
          GIT_CONFIG_GLOBAL: '/dev/null',
          GIT_AUTHOR_NAME: 'Rita Reviewer',
          GIT_AUTHOR_EMAIL: 'rita@example.com',
          GIT_COMMITTER_NAME: 'Rita Reviewer',
          GIT_COMMITTER_EMAIL: 'rita@example.com',
        },
      },
    );
    return stdout.trim();
  }

  async tipOf(branch: string): Promise<string | undefined> {
    return this.git(
      'rev-parse',
      '--verify',
      '--quiet',
      `refs/heads/${branch}`,
    ).catch(() => undefined);
  }

  /** Sees what pushes have done to the pull requests that are open. */
  async refresh(): Promise<void> {
    for (const request of this.requests) {
      if (request.state === 'open') {
        const source = await this.tipOf(request.source);
        const target = await this.tipOf(request.target);
        if (!source) {
          request.state = this.#closesWithSource ? 'closed' : 'open';
        } else if (target && (await this.#isAncestor(source, target))) {
          request.state = 'merged';
          request.mergeCommit = source;
        }
      }
    }
  }

  async open(
    wanted: Pick<
      ForgeRequest,
      | 'source'
      | 'target'
      | 'title'
      | 'body'
      | 'draft'
      | 'labels'
      | 'removeSource'
    >,
  ): Promise<ForgeRequest | ForgeRefusal> {
    const source = await this.tipOf(wanted.source);
    const target = await this.tipOf(wanted.target);
    if (!source || !target) {
      return source ? 'no-target' : 'no-source';
    }
    if (this.openOf(wanted.source, wanted.target)) {
      return 'exists';
    }
    if (await this.#isAncestor(source, target)) {
      return 'no-commits';
    }
    const request: ForgeRequest = {
      ...wanted,
      number: 41 + this.requests.length + 1,
      state: 'open',
    };
    this.requests.push(request);
    return request;
  }

  openOf(source: string, target: string): ForgeRequest | undefined {
    return this.requests.find(
      request =>
        request.state === 'open' &&
        request.source === source &&
        request.target === target,
    );
  }

  find(number: number): ForgeRequest | undefined {
    return this.requests.find(request => request.number === number);
  }

  /** Merges as a person would, past every rule but those of Git. */
  async mergeByHand(
    number: number,
    method: 'merge' | 'squash' = 'squash',
  ): Promise<void> {
    const request = this.find(number);
    if (request && request.state !== 'merged') {
      const refusal = await this.#merge(request, method);
      if (refusal) {
        throw new Error(`It is not merged: ${refusal}`);
      }
    }
  }

  closeByHand(number: number) {
    const request = this.find(number);
    if (request) {
      request.state = 'closed';
    }
  }

  async deleteBranchByHand(branch: string): Promise<void> {
    await this.git('update-ref', '-d', `refs/heads/${branch}`);
    await this.refresh();
  }

  /** Whether Git could not merge it. */
  async conflicts(request: ForgeRequest): Promise<boolean> {
    return this.#mergedTree(request).then(
      () => false,
      () => true,
    );
  }

  async merge(
    request: ForgeRequest,
    options: { method: 'merge' | 'squash'; expected?: string },
  ): Promise<ForgeRefusal | undefined> {
    if (request.state !== 'open') {
      return 'not-open';
    }
    if (request.draft) {
      return 'draft';
    }
    if (this.isProtected) {
      return 'protected';
    }
    const source = await this.tipOf(request.source);
    if (options.expected !== undefined && options.expected !== source) {
      return 'moved';
    }
    return this.#merge(request, options.method);
  }

  /** One after the other, as each moves the branch. */
  #merge(
    request: ForgeRequest,
    method: 'merge' | 'squash',
  ): Promise<ForgeRefusal | undefined> {
    const merged = this.#merging.then(() =>
      request.state === 'merged' ? undefined : this.#mergeOne(request, method),
    );
    this.#merging = merged.catch(() => {});
    return merged;
  }

  async #mergeOne(
    request: ForgeRequest,
    method: 'merge' | 'squash',
  ): Promise<ForgeRefusal | undefined> {
    const source = await this.tipOf(request.source);
    const target = await this.tipOf(request.target);
    if (!source || !target) {
      return 'no-source';
    }
    const tree = await this.#mergedTree(request).catch(() => undefined);
    if (tree === undefined) {
      return 'conflict';
    }
    const commit = await this.git(
      'commit-tree',
      tree,
      '-p',
      target,
      ...(method === 'merge' ? ['-p', source] : []),
      '-m',
      `${request.title} (#${request.number})`,
    );
    await this.git(
      'update-ref',
      `refs/heads/${request.target}`,
      commit,
      target,
    );
    request.state = 'merged';
    request.mergeCommit = commit;
    if (request.removeSource) {
      await this.git('update-ref', '-d', `refs/heads/${request.source}`);
    }
    return undefined;
  }

  async #mergedTree({ source, target }: ForgeRequest): Promise<string> {
    const output = await this.git(
      'merge-tree',
      '--write-tree',
      `refs/heads/${target}`,
      `refs/heads/${source}`,
    );
    return output.split('\n')[0];
  }

  async #isAncestor(earlier: string, later: string): Promise<boolean> {
    return this.git('merge-base', '--is-ancestor', earlier, later).then(
      () => true,
      () => false,
    );
  }
}
