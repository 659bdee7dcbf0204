// @ts-check
import process from 'node:process';
import { parseArgs } from 'node:util';

import { UserError } from './errors.mjs';
import { requireFreePorts } from './ports.mjs';
import { addTallies, createTally, formatTally } from './results.mjs';
import { ports } from './services.mjs';
import { setUp } from './setup.mjs';
import { isShuttingDown } from './shutdown.mjs';
import { steps } from './steps.mjs';

const groups = ['static', 'unit', 'kubernetes', 'browser'];

/**
 * `npm test`: every check and suite, one after the other. A failure does not keep the others from being run. The last
 * line says how many tests passed and failed, over all.
 *
 * @param {string[]} args
 */
export async function testCommand(args) {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string', multiple: true, default: groups },
      filter: { type: 'string' },
    },
  });
  for (const group of values.only) {
    if (!groups.includes(group)) {
      throw new UserError(
        `There are no ${group} tests: say --only ${groups.join(', or --only ')}.`,
      );
    }
  }
  if (values.only.includes('browser')) {
    await requireFreePorts([ports.backend, ports.issuer]);
  }
  const toolchain = await setUp();
  const selected = steps.filter(step => values.only.includes(step.group));

  const results = [];
  for (const [index, { title, run }] of selected.entries()) {
    console.log(`\n━━ ${index + 1}/${selected.length}  ${title}\n`);
    const started = Date.now();
    const tally = await run({ toolchain, filter: values.filter }).catch(
      error => {
        console.error(error);
        return createTally({ failed: 1 });
      },
    );
    if (isShuttingDown()) {
      // What was broken off has no result.
      return;
    }
    const seconds = (Date.now() - started) / 1_000;
    results.push({ title, tally, seconds });
    console.log(`\n${formatTally(tally)} in ${seconds.toFixed(1)} s`);
  }

  const total = addTallies(results.map(result => result.tally));
  console.log('\n━━ Result\n');
  for (const { title, tally, seconds } of results) {
    const time = `${seconds.toFixed(1)} s`.padStart(8);
    if (tally.leftOut) {
      console.log(`– ${time}  ${title}: left out: ${tally.leftOut}`);
    } else {
      const mark = tally.failed > 0 ? '✘' : '✔';
      console.log(`${mark} ${time}  ${title}: ${formatTally(tally)}`);
    }
  }
  console.log(`\n${formatTally(total)}`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}
