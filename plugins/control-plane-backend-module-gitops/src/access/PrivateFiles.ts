import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Files that only the backend can read, in a temporary folder of their own that goes away with them. */
export class PrivateFiles {
  readonly #directory: string;

  private constructor(directory: string) {
    this.#directory = directory;
  }

  /** Writes files by name. */
  static async create<Name extends string>(
    contents: Readonly<Record<Name, string>>,
  ): Promise<PrivateFiles> {
    // A folder that mkdtemp makes is its owner's alone.
    const files = new PrivateFiles(
      await mkdtemp(join(tmpdir(), 'groundwork-private-')),
    );
    try {
      for (const [name, text] of Object.entries<string>(contents)) {
        await writeFile(files.path(name), text, { mode: 0o600, flag: 'wx' });
      }
    } catch (error) {
      await files.remove();
      throw error;
    }
    return files;
  }

  path(name: string): string {
    return join(this.#directory, name);
  }

  async remove(): Promise<void> {
    await rm(this.#directory, { recursive: true, force: true });
  }
}
