import { createAddressPolicy } from './addressPolicy';

describe('createAddressPolicy', () => {
  const strict = createAddressPolicy({ allowed: [], allowsLocalFiles: false });

  it.each([
    '127.0.0.1',
    '127.1.2.3',
    '::1',
    '[::1]',
    '0.0.0.0',
    '::',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.169.254',
    'fe80::1',
    'fd00:ec2::254',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '224.0.0.1',
    '255.255.255.255',
    'localhost',
  ])('refuses %s', async hostname => {
    await expect(strict.resolve(hostname)).rejects.toMatchObject({
      name: 'TerminalRuntimeError',
      reason: 'AddressRefused',
    });
  });

  it.each(['8.8.8.8', '2606:4700:4700::1111', '::ffff:8.8.8.8'])(
    'allows %s',
    async hostname => {
      await expect(strict.resolve(hostname)).resolves.toHaveLength(1);
    },
  );

  it('allows what is listed, and no more', async () => {
    const policy = createAddressPolicy({
      allowed: ['10.1.0.0/16', '::1/128'],
      allowsLocalFiles: false,
    });
    await expect(policy.resolve('10.1.255.1')).resolves.toEqual([
      { address: '10.1.255.1', family: 4 },
    ]);
    await expect(policy.resolve('::1')).resolves.toHaveLength(1);
    await expect(policy.resolve('::ffff:10.1.0.1')).resolves.toHaveLength(1);
    await expect(policy.resolve('10.2.0.1')).rejects.toThrow('may be');
  });

  it('refuses a range that is none, and names it', () => {
    expect(() =>
      createAddressPolicy({ allowed: ['10.0.0.0'], allowsLocalFiles: false }),
    ).toThrow("'10.0.0.0' is not a range");
  });

  it('answers sockets with what it allows, and with the refusal else', async () => {
    const ask = (hostname: string, allowed: 'all' | string[]) =>
      new Promise((resolve, reject) => {
        createAddressPolicy({ allowed, allowsLocalFiles: false }).lookup(
          hostname,
          { all: true },
          (error, addresses) => (error ? reject(error) : resolve(addresses)),
        );
      });
    await expect(ask('localhost', 'all')).resolves.toContainEqual(
      expect.objectContaining({ address: expect.any(String) }),
    );
    await expect(ask('localhost', [])).rejects.toThrow('may be connected to');
  });
});
