import type { FieldDifference } from '@groundwork/plugin-control-plane-common';
import {
  asText,
  compareValues,
  skipRenderingMarker,
} from '@groundwork/plugin-control-plane-node/manifests';
import { parseAllDocuments } from 'yaml';
import type { FolderEntry } from '../git';
import type { Manifest } from '../manifests';

/** The path of a difference that concerns the file as a whole. */
export const wholeFile = '(file)';

/**
 * Lists in which fields a file says something else than it should. Comments and layout say nothing, but for the comment
 * by which Argo CD passes over a file.
 */
export function compareFile(
  manifest: Manifest,
  entry: FolderEntry,
): FieldDifference[] {
  if (entry.kind !== 'file') {
    return [
      {
        path: wholeFile,
        desired: asText('a file'),
        live: asText(`a ${entry.kind}`),
      },
    ];
  }
  if (entry.content === manifest.content) {
    return [];
  }
  const live = parse(entry.content);
  if ('complaint' in live) {
    return [{ path: wholeFile, live: asText(live.complaint) }];
  }
  const differences = compareValues(manifest.object, live.value);
  const marked = (text: string) => text.includes(skipRenderingMarker);
  const desired = marked(manifest.content);
  if (desired !== marked(entry.content ?? '')) {
    differences.push({
      path: '(comments)',
      [desired ? 'desired' : 'live']: asText(skipRenderingMarker),
    });
  }
  return differences;
}

/** What an extra file says that it is; only what can be nothing but a name. */
export function describeExtra(entry: FolderEntry): {
  kind: string;
  name: string;
} {
  const unknown = { kind: 'File', name: entry.name.slice(0, 200) };
  if (entry.kind !== 'file') {
    return {
      ...unknown,
      kind: entry.kind === 'submodule' ? 'Submodule' : 'SymbolicLink',
    };
  }
  const parsed = parse(entry.content);
  const value = 'value' in parsed ? parsed.value : undefined;
  const kind = member(value, 'kind');
  const name = member(member(value, 'metadata'), 'name');
  return typeof kind === 'string' &&
    /^[A-Za-z0-9]{1,63}$/.test(kind) &&
    typeof name === 'string' &&
    /^[A-Za-z0-9.:_-]{1,253}$/.test(name)
    ? { kind, name }
    : unknown;
}

/** Reads YAML as Kubernetes and Argo CD do, that is, as version 1.1. */
function parse(
  content: string | undefined,
): { value: unknown } | { complaint: string } {
  if (content === undefined) {
    return { complaint: 'too large, or not text' };
  }
  try {
    const documents = parseAllDocuments(content, {
      version: '1.1',
      logLevel: 'silent',
    });
    if (!Array.isArray(documents) || documents.length === 0) {
      return { complaint: 'empty' };
    }
    if (documents.length > 1) {
      return { complaint: `${documents.length} YAML documents` };
    }
    const [document] = documents;
    if (document.errors.length > 0) {
      return { complaint: 'not valid YAML' };
    }
    return { value: JSON.parse(JSON.stringify(document.toJS()) ?? 'null') };
  } catch {
    // Nested or aliased beyond what can be read.
    return { complaint: 'not readable YAML' };
  }
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' &&
    value !== null &&
    Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
