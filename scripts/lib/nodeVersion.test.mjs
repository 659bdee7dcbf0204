// @ts-check
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { canRunPortal, nodeMajor } from './nodeVersion.mjs';

describe('Node versions', () => {
  for (const version of ['v22.12.0', 'v22.20.1', 'v24.0.0', '24.21.0']) {
    it(`use the machine's own Node where it is ${version}`, () => {
      assert.equal(canRunPortal(version), true);
    });
  }

  for (const version of ['v20.20.2', 'v22.11.0', 'v23.5.0', 'v25.1.0', '']) {
    it(`fetch another Node where it is "${version}"`, () => {
      assert.equal(canRunPortal(version), false);
    });
  }

  it('have a major number', () => {
    assert.equal(nodeMajor('v24.21.0'), 24);
    assert.equal(nodeMajor('nonsense'), 0);
  });
});
