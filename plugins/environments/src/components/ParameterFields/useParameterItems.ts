import type { EnvironmentClass } from '@groundwork/plugin-control-plane-common';
import { readParameterFields, type ParameterValues } from '../../model';
import { useEnvironmentsWords } from '../../translation';

/** Parameters as facts: what was asked, and what was answered. */
export function useParameterItems(
  environmentClass: Pick<EnvironmentClass, 'parameters_schema'> | undefined,
  values: ParameterValues,
): { label: string; value: string | undefined }[] {
  const { t } = useEnvironmentsWords();
  const inWords = (value: ParameterValues[string] | undefined) => {
    if (typeof value === 'boolean') {
      return value ? t('parameters.yes') : t('parameters.no');
    }
    return value === undefined ? undefined : String(value);
  };
  return readParameterFields(environmentClass?.parameters_schema).map(
    ({ name, title }) => ({ label: title, value: inWords(values[name]) }),
  );
}
