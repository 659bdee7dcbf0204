// @ts-check
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import {
  displayRegistry,
  parseNpmNetworkSettings,
  toYarnEnvironment,
} from './npm.mjs';

describe("npm's network settings", () => {
  it('are read from among the warnings that npm prints', () => {
    const settings = parseNpmNetworkSettings(
      [
        'npm warn Unknown user config "x". See `npm help npmrc`',
        'registry=https://packages.example/npm/',
        'proxy=null',
        'https-proxy=http://proxy.example:3128/',
        'cafile=/etc/ca.pem',
        'strict-ssl=false',
      ].join('\n'),
    );
    assert.deepEqual(settings, {
      registry: 'https://packages.example/npm',
      httpProxy: undefined,
      httpsProxy: 'http://proxy.example:3128/',
      caFile: '/etc/ca.pem',
      strictSsl: false,
    });
  });

  it('verify certificates unless npm is told not to', () => {
    const settings = parseNpmNetworkSettings('registry=https://a.example/');
    assert.equal(settings.strictSsl, true);
  });

  it('cannot be read where npm names no registry', () => {
    assert.throws(() => parseNpmNetworkSettings(''), /which registry/);
  });

  it('make Yarn use the same registry and proxy', () => {
    const settings = parseNpmNetworkSettings(
      'registry=https://packages.example/npm/\nproxy=http://proxy.example:3128',
    );
    assert.deepEqual(toYarnEnvironment(settings, {}), {
      YARN_NPM_REGISTRY_SERVER: 'https://packages.example/npm',
      YARN_HTTP_PROXY: 'http://proxy.example:3128',
      YARN_HTTPS_PROXY: 'http://proxy.example:3128',
    });
  });

  it('let Yarn use a registry without TLS where npm does', () => {
    const settings = parseNpmNetworkSettings('registry=http://localhost:4873/');
    assert.equal(
      toYarnEnvironment(settings, {}).YARN_UNSAFE_HTTP_WHITELIST,
      'localhost',
    );
  });

  it('do not override what the person has set for Yarn', () => {
    const settings = parseNpmNetworkSettings('registry=https://a.example/');
    const own = { YARN_NPM_REGISTRY_SERVER: 'https://b.example' };
    assert.deepEqual(toYarnEnvironment(settings, own), {});
  });

  it('are shown without a password', () => {
    assert.equal(
      displayRegistry('https://me:secret@packages.example/npm/'),
      'packages.example/npm',
    );
  });
});
