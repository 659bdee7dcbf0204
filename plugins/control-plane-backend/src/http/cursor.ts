import { ValidationError } from './errors';

/** Where a page begins: behind the row with these values of the order's column and of the id. */
export type Cursor = { order: string; value: string; id: string };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** What the columns that lists are ordered by contain: times, names and entity references. */
const orderedValue = /^[-0-9A-Za-z:._/]{1,255}$/;

export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(
    JSON.stringify([cursor.order, cursor.value, cursor.id]),
  ).toString('base64url');
}

/** @throws `ValidationError` when the text is no cursor, or is one of a list in another order. */
export function decodeCursor(text: string, order: string): Cursor {
  try {
    const parts = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (
      Array.isArray(parts) &&
      parts.length === 3 &&
      parts.every(part => typeof part === 'string') &&
      parts[0] === order &&
      orderedValue.test(parts[1]) &&
      uuid.test(parts[2])
    ) {
      const [, value, id] = parts;
      return { order, value, id };
    }
  } catch {
    // Falls through: whatever is wrong with it, it is no cursor of ours.
  }
  throw new ValidationError([
    { field: 'cursor', message: 'is not a cursor of this list' },
  ]);
}
