// @ts-check
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { UserError } from './errors.mjs';

/** The API contract, from which everything else here is generated. */
const contractPath = 'plugins/control-plane-backend/src/schema/openapi.yaml';
const typesPath =
  'plugins/control-plane-common/src/schema/openapi/generated/types.ts';
const documentPath =
  'plugins/control-plane-backend/src/schema/openapi/generated/document.ts';

/**
 * @typedef {object} GeneratedFile
 * @property {string} path - Relative to the checkout, with forward slashes.
 * @property {string} content
 */

/**
 * Renders every file that is generated from the contract, without writing any.
 *
 * @param {string} root - The checkout.
 * @returns {Promise<GeneratedFile[]>}
 */
export async function renderContract(root) {
  const { openapiTs, yaml } = await loadLibraries();
  const file = path.join(root, contractPath);
  const source = await readFile(file, 'utf8').catch(() => {
    throw new UserError(`The API contract is missing at ${contractPath}.`);
  });

  const contract = yaml.parseDocument(source, { uniqueKeys: true });
  if (contract.errors.length > 0) {
    throw new UserError(
      `${contractPath} is not valid YAML: ${contract.errors[0].message}`,
    );
  }

  const types = await openapiTs.default(pathToFileURL(file)).catch(
    /** @param {Error} error */ error => {
      throw new UserError(
        `${contractPath} is not a valid OpenAPI document: ${error.message}`,
      );
    },
  );

  return [
    {
      path: typesPath,
      content: openapiTs.COMMENT_HEADER + openapiTs.astToString(types),
    },
    { path: documentPath, content: renderDocument(contract.toJS()) },
  ];
}

/**
 * The files whose content on disk is not the one given.
 *
 * @param {string} root - The checkout.
 * @param {GeneratedFile[]} files
 */
export async function findStaleFiles(root, files) {
  const stale = [];
  for (const file of files) {
    const current = await readFile(path.join(root, file.path), 'utf8').catch(
      () => undefined,
    );
    // A checkout on Windows may have other line ends.
    if (current?.replaceAll('\r\n', '\n') !== file.content) {
      stale.push(file);
    }
  }
  return stale;
}

/**
 * The document as a module, so that serving and validating need no YAML and no file at run time. The type is loose on
 * purpose: inferring that of a document this size slows down every compilation.
 *
 * @param {unknown} document
 */
function renderDocument(document) {
  return [
    '/**',
    ' * Generated from ../../openapi.yaml by scripts/generate.mjs; do not edit.',
    ' */',
    '',
    '/** The API contract as served at `openapi.json`. */',
    `export const openApiDocument: Record<string, unknown> = ${JSON.stringify(document, undefined, 2)};`,
    '',
  ].join('\n');
}

async function loadLibraries() {
  try {
    return {
      openapiTs: await import('openapi-typescript'),
      yaml: await import('yaml'),
    };
  } catch (error) {
    if (
      /** @type {NodeJS.ErrnoException} */ (error).code !==
      'ERR_MODULE_NOT_FOUND'
    ) {
      throw error;
    }
    throw new UserError(
      'The dependencies are not installed yet: "npm start" and "npm test" install them.',
    );
  }
}
