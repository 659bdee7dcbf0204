// @ts-check
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

import { isAlive } from './processes.mjs';

/**
 * Does some work while no other process of this checkout does it: two terminals that are opened at once must not install
 * over each other. A lock whose holder has died is taken over.
 *
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, work) {
  await mkdir(path.dirname(file), { recursive: true });
  let announced = false;
  while (!(await acquire(file))) {
    if (!announced) {
      console.log('Waiting for another installation in this checkout …');
      announced = true;
    }
    await sleep(500);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

/** @param {string} file */
async function acquire(file) {
  // A link appears with its content or not at all, so that no one reads a lock that names nobody yet.
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, String(process.pid));
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') {
      throw error;
    }
  } finally {
    await rm(draft, { force: true });
  }
  const holder = Number(await readFile(file, 'utf8').catch(() => ''));
  if (!(holder > 0 && (await isAlive(holder)))) {
    await rm(file, { force: true });
  }
  return false;
}
