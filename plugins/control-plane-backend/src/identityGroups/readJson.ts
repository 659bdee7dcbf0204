import { IdentityProviderError } from '@groundwork/plugin-control-plane-node';

/** What a hundred thousand members need, and what a server without end cannot fill the memory with. */
const sizeMax = 20 * 1024 * 1024;
const retryAfterMsMax = 3_600_000;

/**
 * Reads JSON from a server that may be slow, broken or hostile. Redirects are not followed.
 *
 * @throws `IdentityProviderError` for an answer that is none.
 */
export async function readJson(
  url: string,
  options: { signal: AbortSignal; headers: Record<string, string> },
): Promise<unknown> {
  const response = await fetch(url, { ...options, redirect: 'manual' });
  try {
    if (!response.ok) {
      throw new IdentityProviderError(`it answers ${response.status}`, {
        retryAfterMs: retryAfterOf(response),
      });
    }
    return parse(await readText(response));
  } finally {
    // What was not read would keep the connection.
    if (!response.bodyUsed) {
      await response.body?.cancel().catch(() => {});
    }
  }
}

async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > sizeMax) {
      throw new IdentityProviderError(
        `its answer has more than ${sizeMax / 1024 / 1024} MiB`,
      );
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new IdentityProviderError('its answer is no JSON');
  }
}

/** Seconds, or a date. */
function retryAfterOf(response: Response): number | undefined {
  const header = response.headers.get('retry-after');
  if (header === null) {
    return undefined;
  }
  const ms = /^\d{1,9}$/.test(header)
    ? Number(header) * 1_000
    : Date.parse(header) - Date.now();
  return Number.isNaN(ms)
    ? undefined
    : Math.min(Math.max(ms, 0), retryAfterMsMax);
}
