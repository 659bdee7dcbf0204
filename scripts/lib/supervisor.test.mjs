// @ts-check
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { after, before, describe, it } from 'node:test';

import { UserError } from './errors.mjs';
import { findFreePort } from './ports.mjs';
import { isAlive } from './processes.mjs';
import { Supervisor } from './supervisor.mjs';

/** A server that answers at once, and says that it has started. */
const server = `
  require('node:http').createServer((_, response) => response.end('ok'))
    .listen(Number(process.env.PORT), '127.0.0.1', () => console.log('started'));
`;

describe('the supervisor', () => {
  /** @type {string} */
  let directory;
  before(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'groundwork-supervisor-'));
  });
  after(() => rm(directory, { recursive: true }));

  /**
   * @param {string} name
   * @param {string} code
   * @param {string[]} [dependencies]
   * @returns {Promise<import('./services.mjs').Service>}
   */
  async function createService(name, code, dependencies) {
    const port = await findFreePort();
    return {
      name,
      title: `test ${name}`,
      command: process.execPath,
      args: ['-e', code],
      cwd: directory,
      environment: { ...process.env, PORT: String(port) },
      readyUrls: [`http://127.0.0.1:${port}/`],
      after: dependencies,
    };
  }

  it('starts a service once those that it needs are ready, and prefixes what they say', async () => {
    /** @type {string[]} */
    const lines = [];
    const supervisor = new Supervisor({ print: line => lines.push(line) });
    await supervisor.start([
      await createService('first', `setTimeout(() => {${server}}, 300)`),
      await createService('second', server, ['first']),
    ]);
    await supervisor.stop();
    assert.deepEqual(lines, ['[first] started', '[second] started']);
  });

  it('names the service that ends before it is ready', async () => {
    const supervisor = new Supervisor({ print: () => {} });
    const started = supervisor.start([
      await createService('steady', server),
      await createService('broken', 'process.exit(3)'),
    ]);
    await assert.rejects(started, error => {
      assert.ok(error instanceof UserError);
      assert.equal(
        error.message,
        'The test broken has ended with exit code 3.',
      );
      return true;
    });
    await supervisor.stop();
  });

  it('names the service that ends later', async () => {
    const supervisor = new Supervisor({ print: () => {} });
    const mortal = `${server}; setTimeout(() => process.kill(process.pid, 'SIGKILL'), 500)`;
    await supervisor.start([await createService('mortal', mortal)]);
    await assert.rejects(
      supervisor.watch(),
      /^UserError: The test mortal has ended by SIGKILL\.$/,
    );
    await supervisor.stop();
  });

  it('names the service that does not answer in time', async () => {
    const supervisor = new Supervisor({
      print: () => {},
      readyTimeoutMs: 500,
    });
    const silent = await createService('silent', 'setInterval(() => {}, 1000)');
    await assert.rejects(
      supervisor.start([silent]),
      /The test silent does not answer at http/,
    );
    await supervisor.stop();
  });

  it('ends what its services have started, even where the service itself is gone', async () => {
    const pidFile = path.join(directory, 'grandchild');
    // The service starts a process that outlives it and that does not mind being asked to end by its parent's death.
    const parent = `
      const { spawn } = require('node:child_process');
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
      require('node:fs').writeFileSync(${JSON.stringify(pidFile)}, String(child.pid));
      ${server}
      setTimeout(() => process.exit(1), 500);
    `;
    const supervisor = new Supervisor({ print: () => {} });
    await supervisor.start([await createService('parent', parent)]);
    const grandchild = Number(await readFile(pidFile, 'utf8'));
    await assert.rejects(supervisor.watch(), /has ended with exit code 1/);
    assert.equal(await isAlive(grandchild), true);

    await supervisor.stop();
    assert.equal(await isAlive(grandchild), false);
  });
});
