import { isError } from '@backstage/errors';
import { ControlPlaneError } from './ControlPlaneError';

const respond = (status: number, headers: HeadersInit = {}) =>
  new Response(undefined, { status, headers });

describe('ControlPlaneError', () => {
  it('carries everything that the envelope says', () => {
    const error = ControlPlaneError.fromResponse(respond(400), {
      error: 'validation_error',
      message: 'The request is not acceptable',
      details: [{ field: 'ttl_hours', message: 'must be at most 168' }],
      request_id: 'request-1',
    });

    expect(isError(error)).toBe(true);
    expect(error).toMatchObject({
      name: 'ControlPlaneError',
      message: 'The request is not acceptable',
      statusCode: 400,
      code: 'validation_error',
      details: [{ field: 'ttl_hours', message: 'must be at most 168' }],
      requestId: 'request-1',
    });
  });

  it('has no details where the envelope has none', () => {
    const error = ControlPlaneError.fromResponse(respond(404), {
      error: 'not_found',
      message: 'There is no such request',
      request_id: 'request-1',
    });
    expect(error.details).toEqual([]);
  });

  it.each([
    [503, 'unavailable'],
    [502, 'internal_error'],
    [500, 'internal_error'],
    [404, 'internal_error'],
  ])(
    'takes %d without an envelope, as a proxy answers, for %s',
    (status, code) => {
      for (const body of [
        undefined,
        null,
        '',
        '<html>Bad gateway</html>',
        [],
        {},
        { error: { name: 'NotFoundError', message: 'Backstage has its own' } },
        { message: 'no code' },
        { error: 'no message' },
      ]) {
        expect(
          ControlPlaneError.fromResponse(respond(status), body),
        ).toMatchObject({
          message: `The control plane answered ${status}`,
          statusCode: status,
          code,
          details: [],
        });
      }
    },
  );

  it('finds the id of the request in the header when the envelope is lost', () => {
    expect(
      ControlPlaneError.fromResponse(
        respond(502, { 'x-request-id': 'request-2' }),
      ).requestId,
    ).toBe('request-2');
    expect(
      ControlPlaneError.fromResponse(respond(502)).requestId,
    ).toBeUndefined();
  });
});
