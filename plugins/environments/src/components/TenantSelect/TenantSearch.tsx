import { useEffect, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Combobox, useAsyncList } from '@backstage/ui';
import {
  controlPlaneApiRef,
  FieldProblem,
} from '@groundwork/plugin-control-plane-react';
import { useEnvironmentsWords } from '../../translation';
import type { TenantSelectProps } from './TenantSelect';
import { NOBODY, type TenantOption, useTenantOption } from './useTenantOption';

const LIMIT = 30;

/** Chooses a tenant by searching, so that there may be any number of them. */
export function TenantSearch(props: Omit<TenantSelectProps, 'tenants'>) {
  const { value, onChange, isRequired, problem, ...field } = props;
  const { t } = useEnvironmentsWords();
  const api = useApi(controlPlaneApiRef);
  const toOption = useTenantOption();
  const [chosen, setChosen] = useState<TenantOption>();
  const list = useAsyncList<TenantOption, string>({
    async load({ filterText = '', cursor, signal }) {
      const q = filterText.trim() || undefined;
      const page = await api.tenants.list(
        { limit: LIMIT, q, cursor },
        { signal },
      );
      const nobody =
        isRequired || q || cursor
          ? []
          : [{ id: NOBODY, label: t('detailsStep.tenantNone') }];
      return {
        items: [...nobody, ...page.items.map(toOption)],
        cursor: page.next_cursor,
      };
    },
  });

  // A tenant that came with a stored draft or a template is known by its id alone.
  useEffect(() => {
    if (!value || chosen?.id === value) {
      return undefined;
    }
    const disposal = new AbortController();
    api.tenants
      .get(value, { signal: disposal.signal })
      .then(tenant => setChosen(toOption(tenant)))
      // It shows as its id, and the API says why it is none.
      .catch(() => undefined);
    return () => disposal.abort();
  }, [api, value, chosen, toOption]);

  const shown = chosen?.id === value ? chosen : { id: value, label: value };
  return (
    <>
      <Combobox
        {...field}
        placeholder={t('detailsStep.tenantSearch')}
        isRequired={isRequired}
        options={list}
        search={{ mode: 'server' }}
        value={value ? shown : null}
        onChange={option => {
          const picked = list.items.find(({ id }) => id === option?.id);
          setChosen(picked);
          onChange(!picked || picked.id === NOBODY ? '' : picked.id);
        }}
        validationBehavior="aria"
        validate={() => problem}
      />
      {list.error && (
        <FieldProblem>{t('detailsStep.tenantsFailed')}</FieldProblem>
      )}
    </>
  );
}
