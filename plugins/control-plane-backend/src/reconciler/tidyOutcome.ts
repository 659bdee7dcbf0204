import type { Link } from '@groundwork/plugin-control-plane-common';
import { tidyMessage } from '../runtimes';
import type { Outcome } from './Outcome';

const linksMax = 20;
const observationLengthMax = 1_000_000;

/**
 * Makes what an adapter came to fit to be kept, whatever it says: adapters are guests. A link that a browser should not
 * open loses its address; an observation that is too large to keep becomes an error.
 */
export function tidyOutcome(outcome: Outcome): Outcome {
  switch (outcome.result) {
    case 'in-sync':
    case 'drifted':
      return JSON.stringify(outcome.resources).length > observationLengthMax
        ? {
            result: 'error',
            terminal: false,
            message: 'What was observed is too large to be kept',
          }
        : { ...outcome, links: tidyLinks(outcome.links) };
    case 'waiting':
      return {
        ...outcome,
        message: tidyMessage(outcome.message),
        links: tidyLinks(outcome.links),
      };
    case 'error':
      return {
        ...outcome,
        message: tidyMessage(outcome.message) || 'It failed without a reason',
      };
    default:
      return outcome;
  }
}

function tidyLinks(links: Link[]): Link[] {
  return links.slice(0, linksMax).map(({ title, kind, url, reference }) => ({
    title: tidyMessage(title),
    kind,
    ...(url !== undefined && isWebAddress(url) && { url }),
    ...(reference !== undefined && { reference: tidyMessage(reference) }),
  }));
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text) && URL.canParse(text);
}
