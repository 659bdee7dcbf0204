// @ts-check
import process from 'node:process';

/**
 * Something that the person at the keyboard can mend: its message is one sentence that says how, and is shown without a
 * stack.
 */
export class UserError extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = 'UserError';
  }
}

/**
 * Ends the process after an error: one sentence for a {@link UserError}, everything for a fault in the scripts.
 *
 * @param {unknown} error
 */
export function reportAndExit(error) {
  if (error instanceof UserError || isArgumentError(error)) {
    console.error(`\n${error.message}`);
  } else {
    console.error(error);
  }
  process.exitCode = 1;
}

/**
 * Whether an argument was given that `parseArgs` does not know.
 *
 * @param {unknown} error
 * @returns {error is Error}
 */
function isArgumentError(error) {
  return (
    error instanceof Error &&
    'code' in error &&
    String(error.code).startsWith('ERR_PARSE_ARGS')
  );
}
