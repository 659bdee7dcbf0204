import { exampleNamespace } from '../testUtils/exampleNamespace';
import { renderNamespace } from './renderNamespace';

const render = (metadata?: Record<string, string>) =>
  renderNamespace(exampleNamespace({ metadata })) as {
    metadata: { annotations: Record<string, string> };
  };

describe('renderNamespace', () => {
  it('keeps what people keep with it apart from everything else, in one order', () => {
    const { annotations } = render({ b: 'x\n---\n', 'a.B_c-d': '' }).metadata;
    expect(
      Object.entries(annotations).filter(([name]) =>
        name.startsWith('metadata.'),
      ),
    ).toEqual([
      ['metadata.groundwork.dev/a.B_c-d', ''],
      ['metadata.groundwork.dev/b', 'x\n---\n'],
    ]);
    expect(
      Object.keys(render().metadata.annotations).some(name =>
        name.startsWith('metadata.'),
      ),
    ).toBe(false);
  });

  it.each([
    '',
    'a/b',
    '-a',
    'a-',
    'é',
    'a b',
    'a\n',
    '__proto__',
    'a'.repeat(64),
  ])('refuses the key %j', key => {
    expect(() => render(JSON.parse(`{${JSON.stringify(key)}: "x"}`))).toThrow(
      expect.objectContaining({ name: 'TerminalRuntimeError' }),
    );
  });
});
