import { mockServices } from '@backstage/backend-test-utils';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hand } from '../__testUtils__/Hand';
import { patience } from '../__testUtils__/useGitops';
import { gitAnchorSchema } from './gitAnchorSchema';
import { GitAnchorSink } from './GitAnchorSink';

const path = 'audit/anchors.ndjson';
const anchor = (position: number) => ({
  position,
  hash: String(position % 10).repeat(64),
  anchored_at: '2026-01-01T00:00:00.000Z',
});

describe('GitAnchorSink', () => {
  let directory: string;
  let hand: Hand;
  const sinks: GitAnchorSink[] = [];

  const open = () => {
    const sink = GitAnchorSink.create({
      config: gitAnchorSchema.parse({ url: join(directory, 'audit.git') }),
      logger: mockServices.logger.mock(),
      workingDirectory: directory,
    });
    sinks.push(sink);
    return sink;
  };
  const read = async (sink: GitAnchorSink) => {
    const anchors = [];
    for await (const each of sink.read(patience)) {
      anchors.push(each);
    }
    return anchors;
  };

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'groundwork-audit-'));
    hand = await Hand.create({ url: join(directory, 'audit.git') });
  });

  afterEach(async () => {
    for (const sink of sinks.splice(0)) {
      await sink.close();
    }
    await hand.dispose();
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  });

  it('commits each anchor as a line, in a repository that it creates', async () => {
    const sink = open();
    expect(await read(sink)).toEqual([]);
    await sink.write(anchor(3), patience);
    await sink.write(anchor(7), patience);
    expect(await read(sink)).toEqual([anchor(3), anchor(7)]);
    expect(await hand.read(path)).toBe(
      `${JSON.stringify(anchor(3))}\n${JSON.stringify(anchor(7))}`,
    );
    expect(await hand.countCommits()).toBe(3);
  });

  it('writes an anchor once that comes twice', async () => {
    const sink = open();
    await sink.write(anchor(3), patience);
    await sink.write(anchor(3), patience);
    expect(await read(sink)).toEqual([anchor(3)]);
    expect(await hand.countCommits()).toBe(2);
  });

  it('leaves other files where they are', async () => {
    await open().write(anchor(3), patience);
    await hand.write('audit/README.md', 'Read me');
    await open().write(anchor(7), patience);
    expect(await hand.list()).toEqual(['README.md', 'audit/README.md', path]);
  });

  it('loses nothing of what several replicas write at once', async () => {
    const positions = [1, 2, 3, 4, 5, 6];
    await Promise.all(
      positions.map(position => open().write(anchor(position), patience)),
    );
    expect(
      (await read(open()))
        .map(({ position }) => position)
        .sort((a, b) => a - b),
    ).toEqual(positions);
  });

  it('reads what is on the branch, also when somebody has taken anchors back', async () => {
    const sink = open();
    await sink.write(anchor(3), patience);
    await hand.write(path, `${JSON.stringify(anchor(5))}\n`);
    expect(await read(sink)).toEqual([anchor(5)]);
  });

  it('reads a file that has grown for years', async () => {
    await open().write(anchor(1), patience);
    const lines = Array.from({ length: 10_000 }, (_, index) =>
      JSON.stringify(anchor(index + 1)),
    );
    await hand.write(path, `${lines.join('\n')}\n`);
    const sink = open();
    await sink.write(anchor(10_001), patience);
    expect(await read(sink)).toHaveLength(10_001);
  });
});
