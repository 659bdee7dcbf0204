import type { TranslationFunction } from '@backstage/frontend-plugin-api';
import { formatNumber } from '@groundwork/plugin-control-plane-react';
import type { runtimesTranslationRef } from '../translation';

/** Says the messages of this plugin; what `useTranslationRef` answers as `t`. */
export type Words = TranslationFunction<typeof runtimesTranslationRef.T>;

/** A count for a message that has a singular and a plural, and says `{{number}}`. */
export function counted(count: number): { count: number; number: string } {
  return { count, number: formatNumber(count) };
}
