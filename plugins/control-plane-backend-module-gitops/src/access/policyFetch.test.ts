import { anyAddress } from '@groundwork/plugin-control-plane-node/testUtils';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPolicyFetch } from './policyFetch';

describe('createPolicyFetch', () => {
  const variables = { ...process.env };
  const asked: string[] = [];
  let server: Server;
  let port: number;

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.headers.host} ${request.url}`);
      if (request.url?.endsWith('/long')) {
        response.end(Buffer.alloc(11 * 1024 * 1024));
      } else {
        response.end('answered');
      }
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    port = (server.address() as AddressInfo).port;
  });

  afterEach(() => {
    process.env = { ...variables };
    asked.length = 0;
  });

  afterAll(async () => {
    server.closeAllConnections();
    await new Promise<void>(resolve => {
      server.close(() => resolve());
    });
  });

  it('connects to the address that was looked up, under the name that was asked for', async () => {
    const names: string[] = [];
    const { fetch, close } = createPolicyFetch({
      ...anyAddress,
      lookup: (name, options, callback) => {
        names.push(name);
        anyAddress.lookup('127.0.0.1', options, callback);
      },
    });
    const response = await fetch(`http://api.rebinding.test:${port}/x`);
    expect(await response.text()).toBe('answered');
    expect(names).toEqual(['api.rebinding.test']);
    expect(asked).toEqual([`GET api.rebinding.test:${port} /x`]);
    close();
  });

  it('goes through the proxy of the environment, which looks the name up', async () => {
    process.env.http_proxy = `http://127.0.0.1:${port}`;
    const { fetch, close } = createPolicyFetch(anyAddress);
    const response = await fetch('http://api.rebinding.test/x');
    expect(await response.text()).toBe('answered');
    expect(asked).toEqual([
      'GET api.rebinding.test http://api.rebinding.test/x',
    ]);
    close();
  });

  it('reads no answer without end', async () => {
    const { fetch, close } = createPolicyFetch(anyAddress);
    await expect(fetch(`http://127.0.0.1:${port}/long`)).rejects.toThrow(
      /more than/,
    );
    close();
  });

  it('ends with its signal', async () => {
    const { fetch, close } = createPolicyFetch(anyAddress);
    await expect(
      fetch(`http://127.0.0.1:${port}/`, {
        signal: AbortSignal.abort(new Error('Enough')),
      }),
    ).rejects.toThrow('Enough');
    expect(asked).toEqual([]);
    close();
  });
});
