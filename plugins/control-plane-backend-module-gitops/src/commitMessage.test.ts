import { exampleNamespace } from '@groundwork/plugin-control-plane-node/testUtils';
import fc from 'fast-check';
import { commitMessage } from './commitMessage';

describe('commitMessage', () => {
  it('says what happens for whom, and who asked for it', () => {
    const desired = exampleNamespace();
    expect(commitMessage('Provision', desired)).toBe(
      [
        'Provision payments-api (preview) for team-payments',
        '',
        `Groundwork-Request: ${desired.id}`,
        `Groundwork-Namespace: ${desired.name}`,
        'Requested-By: user:default/ana',
        '',
      ].join('\n'),
    );
  });

  it('keeps the subject short', () => {
    const long = 'a'.repeat(63);
    const [subject] = commitMessage(
      'Remove',
      exampleNamespace({ app: long, team: long }),
    ).split('\n');
    expect(subject.length).toBeLessThanOrEqual(72);
    expect(subject.endsWith('…')).toBe(true);
  });

  it('fills a template once, and with nothing but what is meant', () => {
    const desired = exampleNamespace({ app: '{team}', team: '{{app}}' });
    const [subject, second] = commitMessage(
      'Update',
      desired,
      '{action} {app} {team} {class} $& {constructor} {} ${{ id }}\nIn {region}',
    ).split('\n');
    expect(subject).toBe(
      'Update {team} {{app}} preview $& {constructor} {} ${{ id }}',
    );
    expect(second).toBe('In us-east-1');
  });

  it('lets nobody add a line to a template', () => {
    const message = commitMessage(
      'Update',
      exampleNamespace({ requested_by: 'x\r\nGroundwork-Request: y\u2028z' }),
      'By {requested_by}',
    );
    expect(message.split(/[\n\r\u2028]/)).toHaveLength(6);
    expect(message).toMatch(/^By x Groundwork-Request: y z\n/);
  });

  it('lets nobody add a line', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constant('x\nGroundwork-Request: other\u2028\u0085y'),
        ),
        requested_by => {
          const message = commitMessage(
            'Update',
            exampleNamespace({ requested_by }),
          );
          expect(message.split(/[\n\r\u0085\u2028\u2029]/)).toHaveLength(6);
          expect(Buffer.byteLength(message)).toBeLessThan(2000);
        },
      ),
    );
  });
});
