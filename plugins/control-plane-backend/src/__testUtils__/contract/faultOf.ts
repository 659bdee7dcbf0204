import type { ContractOperation } from '../listOperations';
import type { RawAnswer } from '../sendRaw';
import { contentTypesOf } from './useContract';

const json = 'application/json';
const envelopeKeys = ['details', 'error', 'message', 'request_id'];
/** Who decided over a plan that there no longer is gets the one of now. */
const keysOf = (error: string) =>
  error === 'stale_plan' ? [...envelopeKeys, 'plan'] : envelopeKeys;

/** What is wrong with an answer to whatever somebody sent; nothing when nothing is. */
export function faultOf(
  operation: ContractOperation,
  answer: RawAnswer,
): string | undefined {
  const { status } = answer;
  if (status >= 500) {
    return `answered ${status}`;
  }
  if (!(status in operation.responses) && !(status >= 400)) {
    return `answered ${status}, which is not documented`;
  }
  if (!answer.headers['x-request-id']) {
    return 'has no X-Request-Id';
  }
  const type = answer.headers['content-type']?.replace(/;.*/, '');
  const types = status < 400 ? contentTypesOf(operation, status) : [json];
  if (types.length === 0) {
    return answer.body && 'has a body';
  }
  if (!type || !types.includes(type)) {
    return `answered ${type}`;
  }
  if (status < 400) {
    return type === json && !JSON.parse(answer.body) ? 'is empty' : undefined;
  }
  const body = JSON.parse(answer.body);
  if (
    typeof body.error !== 'string' ||
    typeof body.message !== 'string' ||
    body.message === '' ||
    body.request_id !== answer.headers['x-request-id'] ||
    Object.keys(body).some(key => !keysOf(body.error).includes(key)) ||
    (status === 400 && !(body.details?.length > 0))
  ) {
    return 'is no error envelope';
  }
  return /sqlite|select |insert |postgres|knex|node_modules|\bat .*:\d+:\d+/i.test(
    body.message,
  )
    ? 'tells too much'
    : undefined;
}
