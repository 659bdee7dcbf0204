import {
  TerminalRuntimeError,
  type ConnectOptions,
  type RuntimeAdapter,
  type RuntimeConnection,
  type RuntimeHealth,
} from '@groundwork/plugin-control-plane-node';
import { z } from 'zod';
import { InMemoryAdapter } from '../../__testUtils__';

const connectionSchema = z.strictObject({
  server: z.url(),
  token: z.string().min(8),
  options: z.strictObject({ retries: z.int().min(0) }).optional(),
});

type ClusterConnection = z.output<typeof connectionSchema>;

/** Clusters in memory that take an address and a secret, and whose health a test says, by name. */
export class ClusterAdapter implements RuntimeAdapter<ClusterConnection> {
  readonly type = 'cluster';
  readonly connectionSchema = connectionSchema;
  readonly memory = new InMemoryAdapter('cluster');
  /** What was connected with, in order. */
  readonly connections: (ClusterConnection & { name: string })[] = [];
  /** Names of what was closed, in order. */
  readonly closed: string[] = [];
  /** How many checks there were, by name. */
  readonly checks = new Map<string, number>();
  /** By name; healthy when absent. */
  readonly health = new Map<string, () => Promise<RuntimeHealth>>();

  async connect({
    name,
    connection,
    addresses,
  }: ConnectOptions<ClusterConnection>): Promise<RuntimeConnection> {
    const { protocol, hostname } = new URL(connection.server);
    if (protocol === 'file:' && !addresses.allowsLocalFiles) {
      throw new TerminalRuntimeError('Files of this machine are not allowed');
    }
    await addresses.resolve(hostname);
    this.connections.push({ name, ...connection });
    return {
      ...(await this.memory.connect()),
      checkHealth: async () => {
        this.checks.set(name, (this.checks.get(name) ?? 0) + 1);
        return this.health.get(name)?.() ?? { status: 'healthy' };
      },
      close: async () => {
        this.closed.push(name);
      },
    };
  }

  /** What a runtime environment was connected with last. */
  lastOf(name: string): ClusterConnection | undefined {
    return this.connections.findLast(connection => connection.name === name);
  }
}
