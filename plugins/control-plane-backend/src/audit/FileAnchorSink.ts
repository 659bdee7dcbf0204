import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isError } from '@backstage/errors';
import {
  formatAuditAnchor,
  parseAuditAnchor,
  type AuditAnchor,
  type AuditAnchorSink,
} from '@groundwork/plugin-control-plane-node';

const newline = 0x0a;

/** Writes anchors to a file, a line for each. */
export class FileAnchorSink implements AuditAnchorSink {
  readonly id = 'file';
  readonly #path: string;

  private constructor(path: string) {
    this.#path = path;
  }

  static create(options: { path: string }): FileAnchorSink {
    return new FileAnchorSink(options.path);
  }

  async write(anchor: AuditAnchor): Promise<void> {
    await mkdir(dirname(this.#path), { recursive: true });
    const file = await open(this.#path, 'a+');
    try {
      const { size } = await file.stat();
      const last = Buffer.alloc(1);
      if (size > 0) {
        await file.read(last, 0, 1, size - 1);
      }
      // A line that was cut off by a crash must not take this one with it.
      const start = size > 0 && last[0] !== newline ? '\n' : '';
      await file.appendFile(`${start}${formatAuditAnchor(anchor)}\n`);
      await file.datasync();
    } finally {
      await file.close();
    }
  }

  async *read(options: { signal: AbortSignal }): AsyncGenerator<AuditAnchor> {
    const file = await open(this.#path, 'r').catch(error => {
      if (isMissing(error)) {
        return undefined;
      }
      throw error;
    });
    if (!file) {
      return;
    }
    try {
      for await (const line of file.readLines({ signal: options.signal })) {
        const anchor = parseAuditAnchor(line);
        if (anchor) {
          yield anchor;
        }
      }
    } finally {
      await file.close();
    }
  }
}

/** Whether there is no file yet. */
function isMissing(error: unknown): boolean {
  return isError(error) && error.code === 'ENOENT';
}
