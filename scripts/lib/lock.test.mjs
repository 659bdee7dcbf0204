// @ts-check
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { withLock } from './lock.mjs';

describe('the lock on a checkout', () => {
  /** @type {string} */
  let directory;
  before(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'groundwork-lock-'));
  });
  after(() => rm(directory, { recursive: true }));

  it('lets one work at a time', async () => {
    const file = path.join(directory, 'one', 'setup.lock');
    let working = 0;
    let mostWorking = 0;
    const work = async () => {
      working += 1;
      mostWorking = Math.max(mostWorking, working);
      await sleep(20);
      working -= 1;
    };
    await Promise.all([withLock(file, work), withLock(file, work)]);
    assert.equal(mostWorking, 1);
    assert.equal(existsSync(file), false);
  });

  it('is taken over from a process that has died', async () => {
    const file = path.join(directory, 'abandoned.lock');
    // Above the highest process number of any system
    await writeFile(file, '2147483646');
    assert.equal(await withLock(file, async () => 'done'), 'done');
  });

  it('is given back when the work fails', async () => {
    const file = path.join(directory, 'failed.lock');
    const fail = () => Promise.reject(new Error('no'));
    await assert.rejects(withLock(file, fail), /no/);
    assert.equal(existsSync(file), false);
  });
});
