// @ts-check

/**
 * How many tests there were, of one suite or of all.
 *
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string} [leftOut] - Why nothing was run, where that is no fault.
 */

/**
 * @param {Partial<Tally>} [tally]
 * @returns {Tally}
 */
export function createTally(tally = {}) {
  return { passed: 0, failed: 0, skipped: 0, ...tally };
}

/** @param {Tally[]} tallies */
export function addTallies(tallies) {
  const sum = createTally();
  for (const tally of tallies) {
    sum.passed += tally.passed;
    sum.failed += tally.failed;
    sum.skipped += tally.skipped;
  }
  return sum;
}

/**
 * The line that the test command ends with.
 *
 * @param {Tally} tally
 */
export function formatTally({ passed, failed, skipped }) {
  const line = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}

/**
 * A suite that did not end well has failed, even where every test that it counted passed: it may have crashed before, or
 * after, counting.
 *
 * @param {Tally} tally
 * @param {number} exitCode
 * @returns {Tally}
 */
export function considerExitCode(tally, exitCode) {
  return exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

/**
 * Counts what Jest wrote with `--json`. A test file that could not be run counts as one failed test.
 *
 * @param {string | undefined} json - Undefined where Jest wrote nothing, which is a failure.
 * @returns {Tally}
 */
export function countJest(json) {
  const report = parse(json);
  if (!report) {
    return createTally({ failed: 1 });
  }
  return createTally({
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  });
}

/**
 * Counts what Playwright's JSON reporter wrote. An error outside of any test, such as a server that does not start,
 * counts as one failed test.
 *
 * @param {string | undefined} json - Undefined where Playwright wrote nothing, which is a failure.
 * @returns {Tally}
 */
export function countPlaywright(json) {
  const report = parse(json);
  if (!report) {
    return createTally({ failed: 1 });
  }
  const { expected, flaky, unexpected, skipped } = report.stats;
  return createTally({
    passed: expected + flaky,
    failed: unexpected + report.errors.length,
    skipped,
  });
}

/**
 * Counts what Node's test runner wrote with its TAP reporter.
 *
 * @param {string | undefined} tap - Undefined where it wrote nothing, which is a failure.
 * @returns {Tally}
 */
export function countNodeTests(tap) {
  const count = (/** @type {string} */ name) =>
    Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(tap ?? '')?.[1] ?? 0);
  if (!/^# tests \d+$/m.test(tap ?? '')) {
    return createTally({ failed: 1 });
  }
  return createTally({
    passed: count('pass'),
    failed: count('fail') + count('cancelled'),
    skipped: count('skipped') + count('todo'),
  });
}

/** @param {string | undefined} json */
function parse(json) {
  try {
    return json && JSON.parse(json);
  } catch {
    return undefined;
  }
}
