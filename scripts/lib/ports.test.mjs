// @ts-check
import assert from 'node:assert/strict';
import { once } from 'node:events';
import net from 'node:net';
import process from 'node:process';
import { describe, it } from 'node:test';

import { UserError } from './errors.mjs';
import {
  findFreePort,
  findPortOwner,
  isPortFree,
  requireFreePorts,
} from './ports.mjs';

/** @param {string} host */
async function listen(host) {
  const server = net.createServer();
  server.listen(0, host);
  await once(server, 'listening');
  const { port } = /** @type {net.AddressInfo} */ (server.address());
  return { port, [Symbol.asyncDispose]: async () => void server.close() };
}

describe('ports', () => {
  it('are free where nobody listens', async () => {
    assert.equal(await isPortFree(await findFreePort()), true);
  });

  for (const host of ['127.0.0.1', '0.0.0.0']) {
    it(`are not free where somebody listens on ${host}`, async () => {
      const server = await listen(host);
      assert.equal(await isPortFree(server.port), false);
      await server[Symbol.asyncDispose]();
    });
  }

  it('that are in use are reported with number, purpose and setting', async () => {
    const server = await listen('127.0.0.1');
    const use = {
      port: server.port,
      purpose: 'the backend',
      setting: '`backend.listen` in app-config.yaml',
    };
    await assert.rejects(requireFreePorts([use]), error => {
      assert.ok(error instanceof UserError);
      assert.match(error.message, new RegExp(`^Port ${server.port}, `));
      assert.match(error.message, /the backend needs \(`backend\.listen`/);
      return true;
    });
    await server[Symbol.asyncDispose]();
  });

  it('know the process that listens, where the machine tells', async context => {
    if (process.platform !== 'linux') {
      context.diagnostic('Other systems need lsof, which may be missing.');
      return;
    }
    const server = await listen('127.0.0.1');
    assert.equal(
      await findPortOwner(server.port),
      `node (process ${process.pid})`,
    );
    await server[Symbol.asyncDispose]();
  });
});
