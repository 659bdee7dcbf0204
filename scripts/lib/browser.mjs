// @ts-check
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

import { UserError } from './errors.mjs';
import { resolveRoot } from './paths.mjs';
import { run } from './processes.mjs';

/** The executable of a browser of the person's own, to be used for the tests. */
const pathVariable = 'GROUNDWORK_TEST_BROWSER';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
];

/**
 * Provides a browser: the one that an environment variable names, one that is installed, Playwright's own, or else one
 * that can be installed now.
 *
 * @param {import('./toolchain.mjs').Toolchain} toolchain
 * @returns {Promise<{ executablePath: string, description: string }>}
 * @throws UserError where there is none to be had.
 */
export async function provideBrowser(toolchain) {
  const named = process.env[pathVariable];
  if (named) {
    const version = await readVersion(named);
    if (!version) {
      throw new UserError(
        `The browser that ${pathVariable} names does not run: ${named}`,
      );
    }
    return { executablePath: named, description: `${version}, ${named}` };
  }

  const found = await findBrowser();
  if (found) {
    return found;
  }
  console.log('No browser is installed; trying to install Chromium …');
  for (const install of [installPlaywrightBrowser, installDebianPackage]) {
    await install(toolchain);
    const installed = await findBrowser();
    if (installed) {
      return installed;
    }
  }
  throw new UserError(
    `The browser tests need Chromium or Chrome and none could be found or installed: install one, or name its executable with ${pathVariable}.`,
  );
}

async function findBrowser() {
  for (const executablePath of listCandidates()) {
    const version = await readVersion(executablePath);
    if (version) {
      return { executablePath, description: `${version}, ${executablePath}` };
    }
  }
  return undefined;
}

function listCandidates() {
  const onPath = (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter(directory => directory !== '')
    .flatMap(directory => names.map(name => path.join(directory, name)));

  const usual = {
    linux: [
      ...['/usr/bin', '/usr/local/bin', '/snap/bin'].flatMap(directory =>
        names.map(name => path.join(directory, name)),
      ),
      '/opt/google/chrome/chrome',
    ],
    darwin: ['/Applications', path.join(os.homedir(), 'Applications')].flatMap(
      directory => [
        `${directory}/Google Chrome.app/Contents/MacOS/Google Chrome`,
        `${directory}/Chromium.app/Contents/MacOS/Chromium`,
        `${directory}/Microsoft Edge.app/Contents/MacOS/Microsoft Edge`,
      ],
    ),
    win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
      .map(name => process.env[name] ?? '')
      .filter(directory => directory !== '')
      .flatMap(directory => [
        path.join(directory, 'Google/Chrome/Application/chrome.exe'),
        path.join(directory, 'Chromium/Application/chrome.exe'),
        path.join(directory, 'Microsoft/Edge/Application/msedge.exe'),
      ]),
  };
  const platform = /** @type {keyof typeof usual} */ (process.platform);
  const candidates = [...onPath, ...(usual[platform] ?? []), playwrightPath()];
  return new Set(candidates.filter(file => file !== '' && existsSync(file)));
}

/** Where Playwright keeps, or would keep, the browser that it installs. */
function playwrightPath() {
  const require = createRequire(resolveRoot('package.json'));
  try {
    return require('@playwright/test').chromium.executablePath();
  } catch {
    // Playwright has no browser for this machine.
    return '';
  }
}

/**
 * Runs a browser, because some that are on the PATH only say how to install one.
 *
 * @param {string} executablePath
 * @returns {Promise<string | undefined>} Its name and version.
 */
async function readVersion(executablePath) {
  if (process.platform === 'win32') {
    // There a browser opens a window instead of telling.
    return existsSync(executablePath)
      ? path.basename(executablePath)
      : undefined;
  }
  const { code, output } = await run(executablePath, ['--version'], {
    output: 'capture',
    timeoutMs: 30_000,
  });
  const version = /^(.*(?:Chrom|Edge).*?\d[\d.]*)/m.exec(output)?.[1];
  return code === 0 ? version?.trim() : undefined;
}

/** @param {import('./toolchain.mjs').Toolchain} toolchain */
async function installPlaywrightBrowser(toolchain) {
  const cli = resolveRoot('node_modules/@playwright/test/cli.js');
  await run(toolchain.node, [cli, 'install', 'chromium'], {
    env: {
      ...toolchain.environment,
      // Where the download is blocked, rather say so soon.
      PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000',
    },
    timeoutMs: 600_000,
  });
}

/** As root on Debian and its kin, as in a container. */
async function installDebianPackage() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    return;
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env, output: /** @type {const} */ ('capture') };
  await run('apt-get', ['update', '-qq'], options);
  await run(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
    options,
  );
}
