// @ts-check
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import {
  addTallies,
  considerExitCode,
  countJest,
  countNodeTests,
  countPlaywright,
  createTally,
  formatTally,
} from './results.mjs';

describe('counting test results', () => {
  it('says how many passed and failed, and speaks of skipped ones only where there are any', () => {
    assert.equal(
      formatTally(createTally({ passed: 12 })),
      '12 passed, 0 failed',
    );
    assert.equal(
      formatTally({ passed: 1, failed: 2, skipped: 3 }),
      '1 passed, 2 failed, 3 skipped',
    );
  });

  it('adds up over all suites', () => {
    assert.deepEqual(
      addTallies([
        createTally({ passed: 1, failed: 2 }),
        createTally({ passed: 10, skipped: 4 }),
      ]),
      { passed: 11, failed: 2, skipped: 4 },
    );
  });

  it('counts a Jest file that could not be run as failed', () => {
    const report = {
      numPassedTests: 7,
      numFailedTests: 1,
      numRuntimeErrorTestSuites: 2,
      numPendingTests: 1,
      numTodoTests: 1,
    };
    assert.deepEqual(countJest(JSON.stringify(report)), {
      passed: 7,
      failed: 3,
      skipped: 2,
    });
  });

  it('counts a Playwright error outside of any test as failed', () => {
    const report = {
      stats: { expected: 4, flaky: 1, unexpected: 1, skipped: 1 },
      errors: [{ message: 'a server did not start' }],
    };
    assert.deepEqual(countPlaywright(JSON.stringify(report)), {
      passed: 5,
      failed: 2,
      skipped: 1,
    });
  });

  it('counts a cancelled Node test as failed', () => {
    const tap = [
      'TAP version 13',
      '1..9',
      '# tests 9',
      '# suites 2',
      '# pass 5',
      '# fail 1',
      '# cancelled 1',
      '# skipped 1',
      '# todo 1',
      '# duration_ms 12.5',
    ].join('\n');
    assert.deepEqual(countNodeTests(tap), { passed: 5, failed: 2, skipped: 2 });
  });

  for (const count of [countJest, countPlaywright, countNodeTests]) {
    it(`takes a report that is missing or broken off for a failure (${count.name})`, () => {
      assert.deepEqual(count(undefined), createTally({ failed: 1 }));
      assert.deepEqual(count('{"numPass'), createTally({ failed: 1 }));
    });
  }

  it('lets no suite pass that ended with an error', () => {
    const passed = createTally({ passed: 3 });
    assert.deepEqual(considerExitCode(passed, 1), { ...passed, failed: 1 });
    assert.deepEqual(considerExitCode(passed, 0), passed);
    const failed = createTally({ passed: 3, failed: 2 });
    assert.deepEqual(considerExitCode(failed, 1), failed);
  });
});
