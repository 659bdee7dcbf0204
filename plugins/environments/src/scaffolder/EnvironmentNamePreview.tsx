import { parseEntityRef } from '@backstage/catalog-model';
import { useEnvironmentClasses } from '@groundwork/plugin-control-plane-react';
import { previewName } from '../model';
import { useEnvironmentsWords } from '../translation';
import { FieldFrame } from './FieldFrame';
import { readFormValue } from './readFormValue';
import type { namePreviewSchema } from './schemas';
import styles from './Fields.module.css';

/** Shows what the environment will be called while one fills in the rest of the form. It has no value of its own. */
export function EnvironmentNamePreview(
  props: typeof namePreviewSchema.TProps,
): JSX.Element {
  const { schema, uiSchema, idSchema, formContext } = props;
  const { t } = useEnvironmentsWords();
  const {
    appField = 'component',
    teamField = 'owner',
    classField = 'class',
    regionField = 'region',
  } = uiSchema['ui:options'] ?? {};
  const { value: classes, error } = useEnvironmentClasses();
  const className = readFormValue(formContext, classField);
  const environmentClass = classes?.find(({ name }) => name === className);
  const name =
    environmentClass &&
    previewName(environmentClass, {
      app: nameOf(readFormValue(formContext, appField)),
      team: nameOf(readFormValue(formContext, teamField)),
      class: className,
      region: readFormValue(formContext, regionField),
    });
  const labelId = `${idSchema.$id}-label`;
  const hint =
    name && environmentClass?.name_template.includes('{id}')
      ? t('namePreview.hint')
      : undefined;
  return (
    <FieldFrame
      labelId={labelId}
      label={schema.title ?? t('scaffolder.name.title')}
      description={schema.description ?? hint}
    >
      <output
        id={idSchema.$id}
        className={name ? styles.name : styles.quiet}
        aria-labelledby={labelId}
      >
        {name ??
          (!classes && error
            ? t('scaffolder.name.failed')
            : t('scaffolder.name.unknown'))}
      </output>
    </FieldFrame>
  );
}

/** The name in an entity reference, which pickers of entities give; anything else is a name already. */
function nameOf(value: string): string {
  if (!/[:/]/.test(value)) {
    return value;
  }
  try {
    return parseEntityRef(value, { defaultKind: 'component' }).name;
  } catch {
    return value;
  }
}
