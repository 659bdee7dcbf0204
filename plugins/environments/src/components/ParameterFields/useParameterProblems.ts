import {
  parameterProblem,
  type ParameterField,
  type ParameterValues,
} from '../../model';
import { useEnvironmentsWords } from '../../translation';

/** Puts what is wrong with parameters into words, by name. */
export function useParameterProblems(): (
  fields: ParameterField[],
  values: ParameterValues,
) => Record<string, string> {
  const { t } = useEnvironmentsWords();
  return (fields, values) => {
    const problems: Record<string, string> = {};
    for (const field of fields) {
      const problem = parameterProblem(field, values[field.name]);
      if (problem) {
        const { min = '', max = '' } = problem.values ?? {};
        problems[field.name] = t(`parameters.${problem.key}`, { min, max });
      }
    }
    return problems;
  };
}
