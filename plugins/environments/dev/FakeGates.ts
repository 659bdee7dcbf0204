import type { TemplateGate } from '@groundwork/plugin-control-plane-common';
import type { ControlPlaneApi } from '@groundwork/plugin-control-plane-react';
import {
  exampleGate,
  exampleGateEvents,
} from '../src/__testUtils__/exampleGates';
import { refusal } from './fakeRequests';

type Gates = ControlPlaneApi['gates'];

/** Runs of templates in memory. */
export class FakeGates implements Gates {
  readonly #answer: () => Promise<void>;
  #gates: TemplateGate[] = [exampleGate()];

  private constructor(answer: () => Promise<void>) {
    this.#answer = answer;
  }

  static create(options: { answer: () => Promise<void> }): FakeGates {
    return new FakeGates(options.answer);
  }

  list: Gates['list'] = async (query = {}) => {
    await this.#answer();
    const items = this.#gates.filter(
      ({ status }) =>
        (query.status?.includes(status) ?? true) &&
        (!query.awaiting_my_decision || status === 'pending'),
    );
    return { items, total: { value: items.length, relation: 'eq' } };
  };

  get: Gates['get'] = async id => {
    await this.#answer();
    return this.#find(id);
  };

  create: Gates['create'] = async body => {
    await this.#answer();
    return exampleGate({ ...body, status: 'pending' });
  };

  decide: Gates['decide'] = async (id, { decision, reason }) => {
    await this.#answer();
    return this.#change(id, {
      status: decision === 'approve' ? 'approved' : 'rejected',
      reason,
    });
  };

  cancel: Gates['cancel'] = async id => {
    await this.#answer();
    return this.#change(id, { status: 'cancelled' });
  };

  listVotes: Gates['listVotes'] = async id => ({
    items: this.#find(id).votes ?? [],
  });

  listEvents: Gates['listEvents'] = async id => {
    await this.#answer();
    this.#find(id);
    return { items: exampleGateEvents() };
  };

  #find(id: string): TemplateGate {
    const found = this.#gates.find(gate => gate.id === id);
    if (!found) {
      throw refusal(404, 'not_found', 'There is no such gate');
    }
    return found;
  }

  #change(id: string, change: Partial<TemplateGate>): TemplateGate {
    const changed = { ...this.#find(id), ...change };
    this.#gates = this.#gates.map(gate => (gate.id === id ? changed : gate));
    return changed;
  }
}
