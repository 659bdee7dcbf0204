const lengthMax = 1_000;

/**
 * Makes a text of an adapter fit to be stored, sent and shown: without control characters, which a database may refuse,
 * and no longer than anybody reads.
 */
export function tidyMessage(text: unknown): string {
  const line = toText(text)
    .slice(0, 2 * lengthMax)
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ')
    .trim();
  return line.length > lengthMax ? `${line.slice(0, lengthMax - 1)}…` : line;
}

/** Not everything that an adapter throws has a text. */
function toText(value: unknown): string {
  try {
    return String(value);
  } catch {
    return '';
  }
}
