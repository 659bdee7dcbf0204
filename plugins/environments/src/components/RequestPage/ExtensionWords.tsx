import type { EnvironmentClass } from '@groundwork/plugin-control-plane-common';
import { formatHours } from '@groundwork/plugin-control-plane-react';
import { useEnvironmentsWords } from '../../translation';

/** How far environments of a class can be extended. */
export function ExtensionWords(props: {
  environmentClass: Pick<
    EnvironmentClass,
    'extension_hours_max' | 'lifetime_hours_max' | 'extension_beyond'
  >;
}) {
  const { extension_hours_max: hours, ...rest } = props.environmentClass;
  const { t } = useEnvironmentsWords();
  if (hours === 0) {
    return <>{t('classCard.notExtended')}</>;
  }
  const words = {
    hours: formatHours(hours),
    lifetime: formatHours(rest.lifetime_hours_max),
  };
  return (
    <>
      {rest.extension_beyond
        ? t('classCard.extendedBeyond', words)
        : t('classCard.extended', words)}
    </>
  );
}
