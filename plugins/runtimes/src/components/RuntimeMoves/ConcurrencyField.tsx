import { NumberField } from '@backstage/ui';
import type { Form } from '@groundwork/plugin-control-plane-react';
import { useRuntimesWords } from '../../translation';
import type { RuntimeDraft } from './runtimeDraft';

/** How many passes are made on a runtime environment at once. */
export function ConcurrencyField(props: { form: Form<RuntimeDraft> }) {
  const { form } = props;
  const { t } = useRuntimesWords();
  const { concurrency } = form.fields;
  return (
    <NumberField
      label={t('connection.concurrency')}
      description={t('connection.concurrencyDescription')}
      minValue={1}
      value={concurrency === '' ? NaN : Number(concurrency)}
      onChange={count =>
        form.set({ concurrency: Number.isNaN(count) ? '' : String(count) })
      }
      {...form.validation('concurrency')}
    />
  );
}
