import fc from 'fast-check';
import type { AcceptedDifference } from '../runtime';
import { acceptFields, isAccepted, refuseUnacceptable } from './acceptFields';
import { compareValues } from './compareValues';

function accepting(rendered: object, live: unknown): AcceptedDifference {
  return {
    resource_id: 'x',
    state: 'changed',
    fields: compareValues(rendered, live).map(({ path, live: value }) => ({
      path,
      ...(value !== undefined && { live: value }),
    })),
  };
}

/** With what reason something was refused; the usual one where it was not. */
function refusalOf(run: () => unknown): { reason?: string } {
  try {
    run();
    return { reason: 'NotAcceptable' };
  } catch (error) {
    return error as { reason?: string };
  }
}

const key = fc
  .oneof(
    fc.constantFrom(
      'a',
      'b',
      'limits.cpu',
      '0',
      '',
      'a]b',
      'a"b\\',
      'é',
      '[0]',
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
  )
  .filter(
    text => !['__proto__', 'constructor', 'prototype', 'kind'].includes(text),
  );
const value = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ maxLength: 8 }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;
const resource = fc.record({ spec: value, data: value });

describe('acceptFields', () => {
  it('leaves nothing to report of what was reported and accepted', () => {
    fc.assert(
      fc.property(resource, resource, (rendered, live) => {
        const before = JSON.stringify(rendered);
        const accepted = accepting(rendered, live);
        fc.pre(accepted.fields.length < 50);
        const result = acceptFields('x', rendered, [accepted]);
        expect(compareValues(result, live)).toEqual([]);
        expect(JSON.stringify(rendered)).toBe(before);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes a second change that is accepted on top of the first', () => {
    fc.assert(
      fc.property(resource, resource, resource, (rendered, first, second) => {
        const one = accepting(rendered, first);
        const two = accepting(acceptFields('x', rendered, [one]), second);
        fc.pre(one.fields.length < 50 && two.fields.length < 50);
        const result = acceptFields('x', rendered, [one, two]);
        expect(compareValues(result, second)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('makes a value of JSON, whatever has become of what was rendered', () => {
    fc.assert(
      fc.property(resource, resource, resource, (rendered, live, later) => {
        const accepted = accepting(rendered, live);
        const result = acceptFields('x', later, [accepted]);
        expect(JSON.parse(JSON.stringify(result))).toEqual(result);
      }),
      { numRuns: 500 },
    );
  });

  it('takes and removes members and items', () => {
    const rendered = {
      spec: { hard: { pods: '20', 'limits.cpu': '2' }, list: [1, 2, 3] },
    };
    const live = { spec: { hard: { pods: '7', new: {} }, list: [1] } };
    expect(acceptFields('x', rendered, [accepting(rendered, live)])).toEqual(
      live,
    );
  });

  it('removes items of a list, in whatever order they were accepted', () => {
    const rendered = { spec: { list: ['a', 'b', 'c', 'd'], other: 1, x: 1 } };
    const paths = [
      'spec.list[3]',
      'spec.other',
      'spec.list[1]',
      'spec.x',
      'spec.list[2]',
    ];
    const fields = paths.map(path => ({ path }));
    expect(
      acceptFields('x', rendered, [
        { resource_id: 'x', state: 'changed', fields },
      ]),
    ).toEqual({ spec: { list: ['a'] } });
  });

  it('minds only what is about the resource', () => {
    const rendered = { spec: 1 };
    const others: AcceptedDifference[] = [
      {
        resource_id: 'y',
        state: 'changed',
        fields: [{ path: 'spec', live: '2' }],
      },
      { resource_id: 'x', state: 'missing', fields: [] },
    ];
    expect(acceptFields('x', rendered, others)).toBe(rendered);
    expect(acceptFields('x', rendered)).toBe(rendered);
  });

  it.each([
    ['what is about the whole file', { path: '(file)', live: '"x"' }],
    ['no path', { path: '', live: '1' }],
    ['an open bracket', { path: 'spec[', live: '1' }],
    ['a key that is cut', { path: 'spec["aaaa…]', live: '1' }],
    ['two dots', { path: 'spec..a', live: '1' }],
    ['a dot in front', { path: '.spec', live: '1' }],
    ['a space', { path: 'spec a', live: '1' }],
    ['a bad escape', { path: 'spec["\\x"]', live: '1' }],
    ['an index below zero', { path: 'spec[-1]', live: '1' }],
    ['the prototype', { path: 'spec.__proto__.polluted', live: '1' }],
    ['the prototype, quoted', { path: 'spec["__proto__"]', live: '1' }],
    ['the prototype, escaped', { path: 'spec["\\u005f_proto__"]', live: '1' }],
    ['the constructor', { path: 'constructor.prototype', live: '1' }],
    ['a value that is cut', { path: 'spec.a', live: '"aaaa…' }],
    ['a value that is no JSON', { path: 'spec.a', live: 'yes' }],
    ['another name', { path: 'metadata.name', live: '"x"' }],
    [
      'another namespace',
      { path: 'metadata.namespace', live: '"kube-system"' },
    ],
    ['another kind', { path: 'kind', live: '"Secret"' }],
    ['another version', { path: 'apiVersion', live: '"v2"' }],
    ['no metadata', { path: 'metadata' }],
    ['no labels', { path: 'metadata.labels' }],
    ['an end', { path: 'metadata.deletionTimestamp', live: '"2026"' }],
    [
      'another owner',
      { path: 'metadata.labels["groundwork.dev/request-id"]', live: '"x"' },
    ],
    ['no owner', { path: 'metadata.annotations["groundwork.dev/owned-by"]' }],
  ])('refuses %s', (_what, field) => {
    const difference: AcceptedDifference = {
      resource_id: 'x',
      state: 'changed',
      fields: [{ path: 'spec.fine', live: '1' }, field],
    };
    const refusal = expect.objectContaining({
      name: 'TerminalRuntimeError',
      reason: 'NotAcceptable',
    });
    expect(() => refuseUnacceptable(difference)).toThrow(refusal);
    expect(() => acceptFields('x', { spec: {} }, [difference])).toThrow(
      refusal,
    );
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('reads any path without harm', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.json(), (path, live) => {
        const rendered = { spec: { a: 1 } };
        const { reason } = refusalOf(() =>
          acceptFields('x', rendered, [
            { resource_id: 'x', state: 'changed', fields: [{ path, live }] },
          ]),
        );
        expect(reason).toBe('NotAcceptable');
        expect(rendered).toEqual({ spec: { a: 1 } });
      }),
    );
  });
});

describe('isAccepted', () => {
  const accepted: AcceptedDifference[] = [
    { resource_id: 'x', state: 'missing', fields: [] },
    { resource_id: 'y', state: 'changed', fields: [] },
  ];
  it.each([
    ['x', 'missing', true],
    ['x', 'extra', false],
    ['y', 'missing', false],
    // Its fields have to be as they were accepted.
    ['y', 'changed', false],
  ])('%s that is %s: %s', (id, state, expected) => {
    expect(isAccepted({ id, state }, accepted)).toBe(expected);
    expect(isAccepted({ id, state }, undefined)).toBe(false);
  });
});
