// @ts-check
/**
 * Writes the files that are generated from the API contract, or, with `--check`, fails when one of them is stale.
 *
 *     node scripts/generate.mjs [--check]
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';

import { findStaleFiles, renderContract } from './lib/contract.mjs';
import { UserError, reportAndExit } from './lib/errors.mjs';
import { rootDirectory } from './lib/paths.mjs';

async function generate() {
  const files = await renderContract(rootDirectory);
  const stale = await findStaleFiles(rootDirectory, files);

  if (process.argv.includes('--check')) {
    if (stale.length > 0) {
      const names = stale.map(file => file.path).join(' and ');
      throw new UserError(
        `Stale since the API contract changed: ${names}; run "node scripts/generate.mjs" and commit the result.`,
      );
    }
    console.log('The generated files match the API contract.');
    return;
  }

  for (const file of stale) {
    const target = path.join(rootDirectory, file.path);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, file.content);
    console.log(`Wrote ${file.path}`);
  }
  if (stale.length === 0) {
    console.log('The generated files are up to date.');
  }
}

generate().catch(reportAndExit);
