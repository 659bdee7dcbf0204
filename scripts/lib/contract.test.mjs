// @ts-check
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';

import { findStaleFiles, renderContract } from './contract.mjs';

const contract = `openapi: 3.1.0
info: { title: Test, version: 1.0.0 }
paths:
  /v1/things:
    get:
      operationId: listThings
      responses:
        '200':
          description: Things
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Thing' }
components:
  schemas:
    Thing:
      type: object
      required: [name]
      properties: { name: { type: string } }
`;

describe('generating from the API contract', () => {
  /** @type {string} */
  let root;
  /** @param {string} text */
  const writeContract = text =>
    writeFile(
      path.join(root, 'plugins/control-plane-backend/src/schema/openapi.yaml'),
      text,
    );

  before(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'groundwork-contract-'));
    for (const directory of [
      'plugins/control-plane-backend/src/schema/openapi/generated',
      'plugins/control-plane-common/src/schema/openapi/generated',
    ]) {
      await mkdir(path.join(root, directory), { recursive: true });
    }
  });
  after(() => rm(root, { recursive: true }));

  it('renders the types and the served document', async () => {
    await writeContract(contract);
    const [types, document] = await renderContract(root);
    assert.match(types.content, /"\/v1\/things"/);
    assert.match(types.content, /Thing: \{\s+name: string;/);
    assert.match(document.content, /export const openApiDocument: Record</);
    assert.match(document.content, /"operationId": "listThings"/);
  });

  it('finds files stale that are missing or differ, and no others', async () => {
    await writeContract(contract);
    const files = await renderContract(root);
    assert.deepEqual(await findStaleFiles(root, files), files);

    for (const file of files) {
      await writeFile(path.join(root, file.path), file.content);
    }
    assert.deepEqual(await findStaleFiles(root, files), []);

    await writeContract(contract.replace('Things', 'All things'));
    const stale = await findStaleFiles(root, await renderContract(root));
    assert.deepEqual(
      stale.map(file => path.basename(file.path)),
      ['types.ts', 'document.ts'],
    );
  });

  it('names the contract when that is not valid', async () => {
    await writeContract('openapi: [');
    await assert.rejects(renderContract(root), /openapi\.yaml is not valid/);
    await writeContract(contract.replace('schemas/Thing', 'schemas/Nothing'));
    await assert.rejects(renderContract(root), /openapi\.yaml is not a valid/);
  });
});
