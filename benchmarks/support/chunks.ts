import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { decode } from '@jridgewell/sourcemap-codec';

/** A file that browsers load. */
export type Chunk = {
  file: string;
  gzip: number;
  /** Whether the page asks for it before anything else. */
  isInitial: boolean;
  /** Characters of what was built from each source, by its path. */
  sources: Map<string, number>;
};

/** What a built portal consists of. */
export async function readChunks(dist: string): Promise<Chunk[]> {
  const page = await readFile(path.join(dist, 'index.html'), 'utf8');
  const files = (await readdir(path.join(dist, 'static'))).filter(file =>
    /\.(js|css)$/.test(file),
  );
  return Promise.all(
    files.map(async file => {
      const content = await readFile(path.join(dist, 'static', file), 'utf8');
      return {
        file,
        gzip: gzipSync(content, { level: 9 }).length,
        isInitial: page.includes(`static/${file}"`),
        sources: await readSources(path.join(dist, 'static', file), content),
      };
    }),
  );
}

async function readSources(
  file: string,
  content: string,
): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  const map = await readFile(`${file}.map`, 'utf8').catch(() => undefined);
  if (!map) {
    return sizes;
  }
  const { sources, mappings } = JSON.parse(map);
  const lines = content.split('\n');
  for (const [index, segments] of decode(mappings).entries()) {
    for (const [position, segment] of segments.entries()) {
      const source = segment[1] === undefined ? undefined : sources[segment[1]];
      const end = segments[position + 1]?.[0] ?? lines[index]?.length ?? 0;
      if (source) {
        sizes.set(source, (sizes.get(source) ?? 0) + end - segment[0]);
      }
    }
  }
  return sizes;
}
