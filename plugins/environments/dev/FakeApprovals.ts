import type {
  ApprovalSubstitute,
  EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import type { ControlPlaneApi } from '@groundwork/plugin-control-plane-react';
import {
  exampleId,
  hoursFromNow,
} from '@groundwork/plugin-control-plane-react/testUtils';
import { createUuid } from '../src/model';
import { refusal, SELF } from './fakeRequests';

type Approvals = ControlPlaneApi['approvals'];

/** What the approvals of the fake control plane need of it. */
export type FakeApprovalsOptions = {
  answer: () => Promise<void>;
  find: (id: string) => EnvironmentRequest;
  change: (id: string, change: Partial<EnvironmentRequest>) => void;
};

/** Votes, receipts, substitutes and links in memory. */
export class FakeApprovals implements Approvals {
  readonly #options: FakeApprovalsOptions;
  #substitutes: ApprovalSubstitute[] = [
    {
      id: exampleId(700),
      absent: 'user:default/mara',
      substitute: SELF,
      from: hoursFromNow(-24),
      until: hoursFromNow(100),
      reason: 'On leave.',
      is_active: true,
      created_by: 'user:default/mara',
      created_at: hoursFromNow(-30),
    },
  ];
  readonly #usedTokens = new Set<string>();

  private constructor(options: FakeApprovalsOptions) {
    this.#options = options;
  }

  static create(options: FakeApprovalsOptions): FakeApprovals {
    return new FakeApprovals(options);
  }

  listVotes: Approvals['listVotes'] = async id => {
    await this.#options.answer();
    return { items: this.#options.find(id).votes ?? [] };
  };

  getReceipt: Approvals['getReceipt'] = async id => {
    await this.#options.answer();
    const request = this.#options.find(id);
    if (!request.votes?.some(vote => vote.decision === 'approve')) {
      throw refusal(404, 'not_found', 'There is no receipt');
    }
    const part = (text: string) => btoa(text).replaceAll('=', '');
    return {
      request_id: id,
      jws: [
        part('{"alg":"EdDSA","kid":"receipts-1"}'),
        part(JSON.stringify({ sub: id, plan_digest: request.plan_digest })),
        'c2lnbmF0dXJl'.repeat(7),
      ].join('.'),
      key_id: 'receipts-1',
      created_at: request.updated_at,
    };
  };

  getReceiptKeys: Approvals['getReceiptKeys'] = async () => ({ keys: [] });

  decideExtension: Approvals['decideExtension'] = async (
    id,
    _extensionId,
    { decision },
  ) => {
    await this.#options.answer();
    const request = this.#options.find(id);
    const hours = request.pending_extension?.hours ?? 0;
    this.#options.change(id, {
      pending_extension: undefined,
      ...(decision === 'approve' &&
        request.expires_at && {
          expires_at: new Date(
            Date.parse(request.expires_at) + hours * 3_600_000,
          ).toISOString(),
        }),
    });
    return this.#options.find(id);
  };

  listSubstitutes: Approvals['listSubstitutes'] = async () => {
    await this.#options.answer();
    return { items: this.#substitutes };
  };

  createSubstitute: Approvals['createSubstitute'] = async body => {
    await this.#options.answer();
    if (body.substitute === SELF) {
      throw refusal(400, 'validation_error', 'The request is not valid', {
        details: [{ field: 'substitute', message: 'is yourself' }],
      });
    }
    const from = body.from ?? hoursFromNow(0);
    const created = {
      absent: SELF,
      reason: '',
      ...body,
      id: createUuid(),
      from,
      is_active: Date.parse(from) <= Date.now(),
      created_by: SELF,
      created_at: hoursFromNow(0),
    };
    this.#substitutes = [created, ...this.#substitutes];
    return created;
  };

  deleteSubstitute: Approvals['deleteSubstitute'] = async id => {
    await this.#options.answer();
    this.#substitutes = this.#substitutes.filter(item => item.id !== id);
  };

  redeemLink: Approvals['redeemLink'] = async token => {
    await this.#options.answer();
    if (this.#usedTokens.has(token) || token === 'used') {
      throw refusal(409, 'conflict', 'The link was used already');
    }
    if (token === 'over') {
      throw refusal(404, 'not_found', 'There is no such link');
    }
    this.#usedTokens.add(token);
    const request = this.#options.find(exampleId(2));
    return {
      request_id: request.id,
      plan_digest: request.plan_digest,
      is_current: token !== 'earlier',
    };
  };
}
