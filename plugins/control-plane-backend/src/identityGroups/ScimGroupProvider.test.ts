import { ScimGroupProvider } from './ScimGroupProvider';
import {
  answer,
  startScimServer,
  type ScimServer,
} from './__testUtils__/startScimServer';

describe('ScimGroupProvider', () => {
  let server: ScimServer;

  beforeAll(async () => {
    server = await startScimServer();
  });

  afterAll(async () => {
    await server.stop();
  });

  beforeEach(() => {
    server.fault = undefined;
    server.asked.length = 0;
    server.groups.clear();
  });

  const resolve = (
    group: string,
    options: { memberAttribute?: 'value' | 'display'; token?: string } = {},
  ) =>
    ScimGroupProvider.create({
      url: server.url,
      token: server.token,
      memberAttribute: 'value',
      ...options,
    }).resolve(group, { signal: AbortSignal.timeout(300) });

  it('tells the members of a group by its name', async () => {
    server.groups.set('1', {
      displayName: 'payments "core"',
      members: [
        { value: 'ana', display: 'Ana' },
        { value: 'ben', display: 'Ben' },
      ],
    });
    expect(await resolve('payments "core"')).toEqual(['ana', 'ben']);
    expect(
      await resolve('payments "core"', { memberAttribute: 'display' }),
    ).toEqual(['Ana', 'Ben']);
  });

  it('tells those of groups in the group too, and ends where groups are in each other', async () => {
    server.groups.set('1', {
      displayName: 'all',
      members: [{ value: 'ana' }, { value: '2', type: 'Group' }],
    });
    server.groups.set('2', {
      displayName: 'some',
      members: [{ value: 'ben' }, { value: '1', type: 'Group' }],
    });
    expect(await resolve('all')).toEqual(['ana', 'ben']);
    expect(server.asked).toHaveLength(2);
  });

  it('knows an empty group from one that there is not', async () => {
    server.groups.set('1', { displayName: 'empty', members: [] });
    expect(await resolve('empty')).toEqual([]);
    expect(await resolve('nobody')).toBeUndefined();
  });

  it('leaves groups of the catalog to the catalog', async () => {
    expect(await resolve('group:default/team-payments')).toBeUndefined();
    expect(server.asked).toEqual([]);
  });

  it('takes no other group for the one that was asked for', async () => {
    server.fault = (_request, response) =>
      answer(response, 200, {
        Resources: [
          { id: '1', displayName: 'admins', members: [{ value: 'ana' }] },
        ],
      });
    expect(await resolve('payments')).toBeUndefined();
  });

  it.each<[string, NonNullable<ScimServer['fault']>]>([
    ['500', (_request, response) => answer(response, 500, {})],
    ['401', (_request, response) => answer(response, 401, {})],
    ['hangs', () => {}],
    ['resets', request => request.socket.destroy()],
    ['garbage', (_request, response) => response.end('<html>')],
    ['an empty answer', (_request, response) => response.end()],
    ['null', (_request, response) => response.end('null')],
    [
      'no list',
      (_request, response) => answer(response, 200, { Resources: 1 }),
    ],
    [
      'a group without an id',
      (_request, response) =>
        answer(response, 200, { Resources: [{ displayName: 'payments' }] }),
    ],
    [
      'members that are none',
      (_request, response) =>
        answer(response, 200, {
          Resources: [{ id: '1', displayName: 'payments', members: ['ana'] }],
        }),
    ],
    [
      'two groups of one name',
      (_request, response) =>
        answer(response, 200, {
          Resources: [
            { id: '1', displayName: 'payments' },
            { id: '2', displayName: 'payments' },
          ],
        }),
    ],
    [
      'a part of an answer',
      (request, response) => {
        response.writeHead(200, { 'content-length': '1000' });
        response.write('{"Resources":', () => request.socket.destroy());
      },
    ],
  ])('cannot tell while the directory answers %s', async (_name, fault) => {
    server.fault = fault;
    await expect(resolve('payments')).rejects.toThrow();
  });

  it('passes on when a busy directory wants to be asked again', async () => {
    server.fault = (_request, response) =>
      response.writeHead(429, { 'retry-after': '7' }).end();
    await expect(resolve('payments')).rejects.toMatchObject({
      name: 'IdentityProviderError',
      message: 'it answers 429',
      retryAfterMs: 7_000,
    });
  });

  it('is not sent anywhere else', async () => {
    const other = await startScimServer();
    server.fault = (_request, response) =>
      response.writeHead(302, { location: `${other.url}/Groups` }).end();
    await expect(resolve('payments')).rejects.toThrow('it answers 302');
    expect(other.asked).toEqual([]);
    await other.stop();
  });

  it('does not read an answer without end', async () => {
    server.fault = (_request, response) => {
      response.writeHead(200);
      const chunk = Buffer.alloc(1024 * 1024, ' ');
      const write = () => {
        while (!response.destroyed && response.write(chunk)) {
          // Until the other side has enough.
        }
      };
      response.on('drain', write);
      write();
    };
    await expect(
      ScimGroupProvider.create({
        url: server.url,
        memberAttribute: 'value',
      }).resolve('payments', { signal: AbortSignal.timeout(10_000) }),
    ).rejects.toThrow('more than 20 MiB');
  });

  it.each([400, 401, 403, 500])(
    'names its token in no error, such as %p',
    async status => {
      server.fault = (_request, response) =>
        answer(response, status, { detail: `Bearer ${server.token}` });
      const error = await resolve('payments').catch(String);
      expect(error).toContain(String(status));
      expect(error).not.toContain(server.token);
    },
  );
});
