import type { LoggerService } from '@backstage/backend-plugin-api';
import { kinds, type KubeClient } from '../client';
import type { SyncMemory } from './SyncMemory';
import { watchKind } from './watchKind';

/** Changes that come together, as when a namespace goes, are told at once. */
const gatherMs = 100;

/** Tells of which environments something was changed by others, until the signal aborts. */
export async function watchNamespaces(options: {
  client: KubeClient;
  logger: LoggerService;
  signal: AbortSignal;
  /** Is kept up to date with what changes. */
  memory: SyncMemory;
  onChange: (change: { ids?: string[] }) => void;
}): Promise<void> {
  const { client, logger, signal, memory, onChange } = options;
  const gathered = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const tell = () => {
    timer = undefined;
    const ids = [...gathered];
    gathered.clear();
    onChange({ ids });
  };
  const gather = (ids: string[]) => {
    for (const id of ids) {
      gathered.add(id);
    }
    if (gathered.size > 0) {
      timer ??= setTimeout(tell, gatherMs);
    }
  };
  try {
    await Promise.all(
      kinds.map(type =>
        watchKind({ client, logger, type, signal, memory, onChange: gather }),
      ),
    );
  } finally {
    clearTimeout(timer);
    memory.clear();
  }
}
