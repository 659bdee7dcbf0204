import type { GitRepository } from '../git';
import type { Delivered, Delivery, FolderTask } from './Delivery';

/** Commits to the branch itself. */
export class DirectDelivery implements Delivery {
  readonly #repository: GitRepository;

  private constructor(repository: GitRepository) {
    this.#repository = repository;
  }

  static create(repository: GitRepository): DirectDelivery {
    return new DirectDelivery(repository);
  }

  async deliver(
    { path, decide }: FolderTask,
    signal: AbortSignal,
  ): Promise<Delivered> {
    const commit = await this.#repository.changeFolder(path, decide, signal);
    return commit ? { status: 'done', commit } : { status: 'unchanged' };
  }

  async observe({ path }: Pick<FolderTask, 'path'>, signal: AbortSignal) {
    const snapshot = await this.#repository.readFolder(path, signal);
    return { snapshot, pending: [], links: [] };
  }

  async check() {}

  close() {}
}
