import { generateKeyPairSync } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  ApprovalReceipt,
  EnvironmentRequest,
  JsonWebKeySet,
} from '@groundwork/plugin-control-plane-common';
import { verifyApprovalReceipt } from '@groundwork/plugin-control-plane-node';
import {
  nobodysId,
  previewBody,
  requestsPath,
  testReceiptKey,
  useTestApi,
} from '../../__testUtils__';
import { dumpTables } from '../../__testUtils__/dumpTables';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const retired = generateKeyPairSync('ed25519').publicKey.export({
  type: 'spki',
  format: 'pem',
});
const issuer = 'https://groundwork.example.com';

describe.each(databases.eachSupportedId())('receipts on %p', id => {
  const api = useTestApi(databases, id, {
    config: {
      approvals: {
        receipts: {
          issuer,
          keys: [
            { id: 'retired', publicKey: retired.toString() },
            testReceiptKey,
          ],
        },
      },
    },
  });
  const { call, create } = api;

  const readKeys = () =>
    call<JsonWebKeySet>('', 'GET', '/.well-known/jwks.json');
  const readReceipt = (who: string, requestId: string) =>
    call<ApprovalReceipt>(who, 'GET', `${requestsPath}/${requestId}/receipt`);
  const approve = (who: string, request: EnvironmentRequest) =>
    call(who, 'POST', `${requestsPath}/${request.id}/approve`, {
      json: {
        decision: 'approve',
        plan_digest: request.plan_digest,
        reason: 'Fine',
      },
    });

  it('prove without anybody’s help who approved what', async () => {
    const request = await create();
    expect((await approve('ben', request)).status).toBe(200);
    const { status, body } = await readReceipt('ana', request.id);
    expect(status).toBe(200);
    expect(body).toEqual({
      request_id: request.id,
      jws: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      key_id: testReceiptKey.id,
      created_at: expect.any(String),
    });
    const { body: jwks } = await readKeys();
    expect(verifyApprovalReceipt(body.jws, jwks, { issuer })).toEqual({
      iss: issuer,
      iat: Math.floor(Date.parse(body.created_at) / 1_000),
      request: {
        id: request.id,
        name: request.name,
        class: 'production',
        class_version: 1,
        app: request.app,
        team: request.team,
        region: request.region,
        owner: request.owner,
        requested_by: 'user:default/ana',
      },
      plan_digest: request.plan_digest,
      plan_revision: request.plan_revision,
      policy: { mode: 'required', required_approvals: 1 },
      approvals: [
        {
          by: 'user:default/ben',
          at: expect.any(String),
          authentication: { method: 'hs256' },
          plan_digest: request.plan_digest,
        },
      ],
      approved_at: body.created_at,
    });
  });

  it('are made where nobody has to approve, and say so', async () => {
    const { id: requestId, plan_digest } = await create(previewBody);
    const { body } = await readReceipt('ana', requestId);
    const { body: jwks } = await readKeys();
    expect(verifyApprovalReceipt(body.jws, jwks)).toMatchObject({
      request: { id: requestId },
      plan_digest,
      policy: { mode: 'automatic', required_approvals: 0 },
      approvals: [],
    });
  });

  it('are there for what was approved, and for whoever may read it', async () => {
    const request = await create();
    expect((await readReceipt('ana', request.id)).status).toBe(404);
    await approve('ben', request);
    const [mine, hidden, missing] = await Promise.all([
      readReceipt('vic', request.id),
      readReceipt('rui', request.id),
      readReceipt('rui', nobodysId),
    ]);
    expect([mine.status, hidden.status]).toEqual([200, 404]);
    expect({ ...hidden.body, request_id: '' }).toEqual({
      ...missing.body,
      request_id: '',
    });
  });

  it('are not made for what was rejected', async () => {
    const { id: requestId, plan_digest } = await create();
    await call('ben', 'POST', `${requestsPath}/${requestId}/approve`, {
      json: { decision: 'reject', plan_digest, reason: 'No' },
    });
    expect((await readReceipt('ana', requestId)).status).toBe(404);
  });

  it('come with the public parts of all keys, which anybody may have and keep', async () => {
    const { status, headers, body } = await readKeys();
    expect([status, headers.get('cache-control')]).toEqual([
      200,
      'public, max-age=300',
    ]);
    expect(body.keys).toEqual(
      ['retired', testReceiptKey.id].map(kid => ({
        kid,
        kty: 'OKP',
        crv: 'Ed25519',
        alg: 'EdDSA',
        use: 'sig',
        x: expect.any(String),
      })),
    );
  });

  it('keep their keys out of the database', async () => {
    const [, secret] = testReceiptKey.privateKey.split('\n');
    expect(await dumpTables(api.plane.knex)).not.toContain(secret);
  });
});
