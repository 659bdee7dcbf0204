import type { RuntimesApi } from '@groundwork/plugin-control-plane-react';
import {
  Answering,
  type Scenario,
} from '@groundwork/plugin-control-plane-react/testUtils';
import { exampleTarget } from '../src/__testUtils__/examples';
import { exampleWorld } from './exampleWorld';
import { FakeEnvironments } from './FakeEnvironments';
import { FakeNamespaces } from './FakeNamespaces';
import { FakeQueue } from './FakeQueue';

/** Runtime environments and namespaces in memory, so that the pages can be worked on without a backend. Not for tests: it takes its time. */
export class FakeRuntimes implements RuntimesApi {
  readonly runtimes: FakeEnvironments;
  readonly namespaces: FakeNamespaces;
  readonly queue: FakeQueue;
  readonly targets: RuntimesApi['targets'];

  private constructor(scenario: Scenario) {
    const answering = new Answering(scenario);
    const world = exampleWorld(scenario);
    this.runtimes = new FakeEnvironments(answering, world);
    this.namespaces = new FakeNamespaces(answering, world);
    this.queue = new FakeQueue(answering, world);
    const mend = async (id: string) => {
      await answering.wait();
      const before = world.namespaces
        .flatMap(({ targets = [] }) => targets)
        .find(target => target.id === id);
      const mended = exampleTarget({
        id,
        title: before?.title,
        runtime: before?.runtime,
      });
      this.namespaces.replaceTarget(mended);
      return mended;
    };
    this.targets = {
      listDriftEvents: async () => {
        await answering.wait();
        return { items: world.driftEvents };
      },
      revertDrift: mend,
      acceptDrift: mend,
      retry: mend,
    };
  }

  static create(scenario: Scenario): FakeRuntimes {
    return new FakeRuntimes(scenario);
  }
}
