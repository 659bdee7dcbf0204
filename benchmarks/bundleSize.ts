/**
 * Goal P10: what the suite adds to what browsers load of the portal, as gzip. The portal is built twice, with its plugins
 * and without; pages of the suite are counted by the share that its sources have in each piece, by the source maps.
 *
 *     … benchmarks/bundleSize.ts [--chunks] [--sources] [--built]
 *
 * `--chunks` lists every piece with code of the suite, `--sources` what is in more than one of them, `--built` takes what
 * the last run has built.
 */
import path from 'node:path';
import { readChunks, type Chunk } from './support/chunks';
import { judge, runBenchmark, show } from './support/figures';
import { buildPortal, root } from './support/portalBuilds';

const goals = { initialKb: 5, lazyKb: 150 };
const suite =
  /plugins\/(environments|runtimes|tenancy|control-plane-(react|common))\//;
const otherLanguage = /\/translations\/de(\/|\.ts)/;
const options = new Set(process.argv.slice(2));

const kb = (bytes: number) => bytes / 1_000;
const sum = (values: Iterable<number>) =>
  [...values].reduce((total, value) => total + value, 0);

/** The part of a piece that comes from sources that match. */
function shareOf(chunk: Chunk, pattern: RegExp): number {
  const all = sum(chunk.sources.values());
  const matching = [...chunk.sources].filter(([source]) =>
    pattern.test(source),
  );
  return all === 0 ? 0 : sum(matching.map(([, size]) => size)) / all;
}

async function readBuilds(): Promise<{ with: Chunk[]; without: Chunk[] }> {
  const dist = async (hasSuite: boolean) =>
    options.has('--built')
      ? path.join(
          root,
          'var/bundle-size',
          hasSuite ? 'with' : 'without',
          'dist',
        )
      : buildPortal(hasSuite);
  // One after the other: each takes all that the machine has
  const built = await dist(true);
  const builtWithout = await dist(false);
  return {
    with: await readChunks(built),
    without: await readChunks(builtWithout),
  };
}

function listChunks(chunks: Chunk[]): void {
  console.log('\nPieces with code of the suite, kB gzip:');
  for (const chunk of [...chunks].sort((a, b) => b.gzip - a.gzip)) {
    const [largest] = [...chunk.sources].sort((a, b) => b[1] - a[1]);
    show(
      `${chunk.file.slice(0, 40)}${chunk.isInitial ? ' (initial)' : ''}`,
      kb(chunk.gzip).toFixed(1),
      `${(100 * shareOf(chunk, suite)).toFixed(0)} %`,
      largest?.[0].replace(/^.*\/(plugins|node_modules)\//, '') ?? '',
    );
  }
}

function listSources(chunks: Chunk[]): void {
  const found = new Map<string, number[]>();
  for (const chunk of chunks) {
    for (const [source, size] of chunk.sources) {
      if (suite.test(source)) {
        found.set(source, [...(found.get(source) ?? []), size]);
      }
    }
  }
  const repeated = [...found]
    .filter(([, sizes]) => sizes.length > 1)
    .map(([source, sizes]) => ({
      source,
      times: sizes.length,
      wasted: sum(sizes) - Math.max(...sizes),
    }));
  console.log('\nSources in more than one piece, kB beyond the first:');
  for (const each of repeated
    .sort((a, b) => b.wasted - a.wasted)
    .slice(0, 60)) {
    show(
      each.source.replace(/^.*\/plugins\//, ''),
      kb(each.wasted).toFixed(1),
      `${each.times} times`,
    );
  }
}

runBenchmark(async () => {
  const builds = await readBuilds();
  const initial = (chunks: Chunk[]) =>
    sum(chunks.filter(each => each.isInitial).map(each => each.gzip));
  const lazy = builds.with.filter(
    chunk => !chunk.isInitial && shareOf(chunk, suite) > 0,
  );
  const size = (pattern: RegExp) =>
    sum(lazy.map(chunk => chunk.gzip * shareOf(chunk, pattern)));
  const whole = size(suite);
  const words = size(otherLanguage);

  console.log('\nkB gzip');
  show('initial, without the suite', kb(initial(builds.without)).toFixed(1));
  show('initial, with it', kb(initial(builds.with)).toFixed(1));
  show(
    'the suite adds',
    judge(kb(initial(builds.with) - initial(builds.without)), {
      max: goals.initialKb,
    }),
  );
  show(
    `lazy: what the suite has in ${lazy.length} pieces`,
    judge(kb(whole), { max: goals.lazyKb }),
  );
  show('  of it words of other languages', kb(words).toFixed(1));
  show('  all else', kb(whole - words).toFixed(1));
  const total = (chunks: Chunk[]) => sum(chunks.map(each => each.gzip));
  show(
    'all that can be loaded, against the portal without the suite',
    `+ ${kb(total(builds.with) - total(builds.without)).toFixed(1)}`,
  );
  if (options.has('--chunks')) {
    listChunks(builds.with.filter(chunk => shareOf(chunk, suite) > 0));
  }
  if (options.has('--sources')) {
    listSources(lazy);
  }
});
