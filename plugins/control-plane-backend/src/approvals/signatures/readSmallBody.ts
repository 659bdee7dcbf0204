import type { Request } from 'express';

/**
 * Reads a body of somebody who has not shown yet who they are; `undefined` when it is larger than that, or does not come to an
 * end. What is more is neither kept nor waited for: the connection is closed after the answer.
 */
export async function readSmallBody(
  request: Request,
  bytesMax: number,
): Promise<Buffer | undefined> {
  const body =
    Number(request.headers['content-length'] ?? 0) > bytesMax
      ? undefined
      : await readUpTo(request, bytesMax);
  if (!body) {
    request.res?.setHeader('Connection', 'close');
  }
  return body;
}

async function readUpTo(
  request: Request,
  bytesMax: number,
): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    // Not destroyed, so that it can be answered.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      bytes += chunk.length;
      if (bytes > bytesMax) {
        return undefined;
      }
      chunks.push(chunk);
    }
  } catch {
    // Whoever sent it has gone away.
    return undefined;
  }
  return Buffer.concat(chunks);
}
