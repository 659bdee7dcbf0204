import { exampleNamespace } from '../testUtils/exampleNamespace';
import { refuseIllegalNames } from './refuseIllegalNames';
import { refuseReservedName } from './refuseReservedName';

describe('refuseReservedName', () => {
  it.each([
    'default',
    'kube-system',
    'kube-x',
    'openshift',
    'openshift-ingress',
  ])('says why %s cannot be taken', name => {
    expect(refuseReservedName(name)).toMatch(/ reserved .*\.$/);
    expect(() => refuseIllegalNames(exampleNamespace({ name }))).toThrow(
      expect.objectContaining({
        name: 'TerminalRuntimeError',
        reason: 'ReservedName',
      }),
    );
  });

  it.each(['defaults', 'kube', 'kubernetes', 'openshifted', 'my-kube-system'])(
    'leaves %s to everybody',
    name => {
      expect(refuseReservedName(name)).toBeUndefined();
    },
  );
});
