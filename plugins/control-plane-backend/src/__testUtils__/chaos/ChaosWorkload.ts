import type { ChaosFleet, FleetAnswer } from './ChaosFleet';
import { chaosGroups } from './chaosConfig';
import { mintToken } from '../mintToken';

/** What the people have asked for and were told that they get. */
export type ChaosItem = {
  id: string;
  kind: 'environment' | 'namespace';
  /** What is kept with a namespace; counts changes. */
  revision: number;
  isRemoved: boolean;
};

/** How many are made at a time. */
const makers = 8;

const people = {
  ana: ['requester'],
  ada: ['admin'],
};

/** People who make, change and remove environments and namespaces, whichever replica answers. */
export class ChaosWorkload {
  readonly items: ChaosItem[] = [];
  readonly #fleet: ChaosFleet;
  readonly #busy = new Set<ChaosItem>();
  #groupIds = new Map<string, string>();
  /** Changes that were accepted. */
  changes = 0;

  constructor(fleet: ChaosFleet) {
    this.#fleet = fleet;
  }

  /** Makes so many, some at a time. */
  async make(count: number): Promise<void> {
    const { body } = await this.#call('ada', 'GET', '/v1/groups');
    const groups = body.items as { id: string; name: string }[];
    this.#groupIds = new Map(groups.map(({ id, name }) => [name, id]));
    let next = 0;
    const make = async () => {
      while (next < count) {
        next += 1;
        this.items.push(await this.#make(next));
      }
    };
    await Promise.all(Array.from({ length: makers }, make));
  }

  async #make(number: number): Promise<ChaosItem> {
    const group = chaosGroups[number % chaosGroups.length];
    const isEnvironment =
      number % (2 * chaosGroups.length) < chaosGroups.length;
    const { body } = isEnvironment
      ? await this.#makeEnvironment(number, group)
      : await this.#makeNamespace(number, group);
    return {
      id: body.id,
      kind: isEnvironment ? 'environment' : 'namespace',
      revision: 0,
      isRemoved: false,
    };
  }

  async #makeEnvironment(number: number, group: string): Promise<FleetAnswer> {
    const app = `payments-api-${number}`;
    const made = await this.#call('ana', 'POST', '/v1/environment-requests', {
      json: { app, team: 'team-payments', class: group, region: 'us-east-1' },
      headers: { 'idempotency-key': `chaos-${number}` },
    });
    if (made.status === 201) {
      return made;
    }
    // Whoever made it was killed before it could say so.
    const found = await this.#expect(
      200,
      'ana',
      'GET',
      `/v1/environment-requests?app=${app}`,
    );
    const [request, ...others] = found.body.items as { id: string }[];
    if (made.status !== 409 || !request || others.length > 0) {
      throw new Error(`An environment was refused: ${JSON.stringify(made)}`);
    }
    return { status: 201, body: { ...request } };
  }

  async #makeNamespace(number: number, group: string): Promise<FleetAnswer> {
    const project = `p${number}`;
    const made = await this.#call('ada', 'POST', '/v1/namespaces', {
      json: {
        name_components: { team: 'chaos', project, env: 'dev' },
        members: [
          { identifier: 'user:default/mel', type: 'user', role: 'read' },
        ],
        metadata: { revision: '0' },
        group_id: this.#groupIds.get(group),
      },
    });
    if (made.status === 202) {
      return made;
    }
    // Whoever made it was killed before it could say so.
    const found = await this.#expect(
      200,
      'ada',
      'GET',
      `/v1/namespaces?q=chaos-${project}-dev&page_size=10`,
    );
    const items = found.body.items as { id: string; composite_name: string }[];
    const namespace = items.find(
      ({ composite_name }) => composite_name === `chaos-${project}-dev`,
    );
    if (made.status !== 409 || !namespace) {
      throw new Error(`A namespace was refused: ${JSON.stringify(made)}`);
    }
    return { status: 202, body: { ...namespace } };
  }

  /** Changes or removes one that nobody else is changing. */
  async disturb(): Promise<void> {
    const free = this.items.filter(
      item => !item.isRemoved && !this.#busy.has(item),
    );
    const item = free[Math.floor(Math.random() * free.length)];
    if (!item) {
      return;
    }
    this.#busy.add(item);
    try {
      await (Math.random() < 0.3 ? this.#remove(item) : this.#change(item));
      this.changes += 1;
    } finally {
      this.#busy.delete(item);
    }
  }

  async #change(item: ChaosItem): Promise<void> {
    if (item.kind === 'environment') {
      await this.#expect(
        202,
        'ana',
        'POST',
        `/v1/environment-requests/${item.id}/reconcile`,
      );
      return;
    }
    const revision = item.revision + 1;
    await this.#expect(202, 'ada', 'PATCH', `/v1/namespaces/${item.id}`, {
      json: { metadata: { revision: String(revision) } },
    });
    item.revision = revision;
  }

  async #remove(item: ChaosItem): Promise<void> {
    const path =
      item.kind === 'environment' ? 'environment-requests' : 'namespaces';
    const answer = await this.#call(
      item.kind === 'environment' ? 'ana' : 'ada',
      'DELETE',
      `/v1/${path}/${item.id}`,
    );
    // Removed already when the answer to the first call was lost.
    if (![202, 404, 409].includes(answer.status)) {
      throw new Error(`A removal was refused: ${JSON.stringify(answer)}`);
    }
    item.isRemoved = true;
  }

  async #expect(
    status: number,
    ...call: Parameters<ChaosWorkload['call']>
  ): Promise<FleetAnswer> {
    const answer = await this.#call(...call);
    if (answer.status !== status) {
      throw new Error(`${call.slice(1, 3)}: ${JSON.stringify(answer)}`);
    }
    return answer;
  }

  /** Calls the API as one of the people. */
  async call(
    who: keyof typeof people,
    method: string,
    path: string,
    options: { json?: unknown; headers?: Record<string, string> } = {},
  ): Promise<FleetAnswer> {
    const now = Math.floor(Date.now() / 1_000);
    const token = await mintToken(who, people[who], {
      groups: ['team-payments'],
      // Good by every clock of the fleet.
      iat: now - 2 * 3_600,
      exp: now + 4 * 3_600,
    });
    return this.#fleet.call(token, method, path, options);
  }

  readonly #call = this.call.bind(this);
}
