import { TerminalRuntimeError } from '@groundwork/plugin-control-plane-node';

const lineLengthMax = 8 * 1024 * 1024;

/** Reads an answer to its end, or refuses it when it is longer than anything that is asked for. */
export async function readText(
  body: AsyncIterable<Buffer>,
  bytesMax: number,
): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > bytesMax) {
      throw tooLong();
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Reads an answer line by line, as the lines come. */
export async function* readLines(
  body: AsyncIterable<Buffer>,
): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > lineLengthMax) {
      throw tooLong();
    }
    for (const line of lines) {
      if (line !== '') {
        yield line;
      }
    }
  }
}

function tooLong(): Error {
  return new TerminalRuntimeError(
    'The API server answered with more than can be read',
    { reason: 'AnswerTooLong' },
  );
}
