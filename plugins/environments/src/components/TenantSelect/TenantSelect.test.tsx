import { useState } from 'react';
import type { Tenant } from '@groundwork/plugin-control-plane-common';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  exampleError,
  exampleId,
  exampleTenant,
  renderPage,
} from '../../__testUtils__';
import { useTenants } from '../../hooks';
import { TenantSelect } from './TenantSelect';

const pageSizeMax = 30;
const many: Tenant[] = Array.from({ length: 70 }, (_, index) =>
  exampleTenant({
    id: exampleId(index),
    name: `Tenant ${index}`,
    status: index === 61 ? 'frozen' : 'active',
  }),
);

/** Answers as the API does: it searches, and its cursors tell where a page ends. */
function aListOf(tenants: readonly Tenant[]) {
  return jest.fn(
    async (query: { limit?: number; q?: string; cursor?: string } = {}) => {
      const { limit = 50, q = '', cursor = '0' } = query;
      const found = tenants.filter(({ name }) => name.includes(q));
      const end = Number(cursor) + limit;
      return {
        items: found.slice(Number(cursor), end),
        next_cursor: end < found.length ? String(end) : undefined,
        total: { value: found.length, relation: 'eq' as const },
      };
    },
  );
}

function open(options: {
  tenants: readonly Tenant[];
  initial?: string;
  isRequired?: boolean;
}) {
  const { tenants, initial = '', isRequired } = options;
  const onChange = jest.fn();
  const list = aListOf(tenants);
  function Page() {
    const { value: first } = useTenants();
    const [value, setValue] = useState(initial);
    return (
      first && (
        <TenantSelect
          tenants={first}
          label="Tenant"
          isRequired={isRequired}
          value={value}
          onChange={id => {
            onChange(id);
            setValue(id);
          }}
        />
      )
    );
  }
  renderPage(<Page />, {
    api: {
      tenants: {
        list,
        get: async id => {
          const tenant = tenants.find(each => each.id === id);
          if (!tenant) {
            throw exampleError('not_found', 'Not here');
          }
          return tenant;
        },
      },
    },
  });
  return { list, onChange, user: userEvent.setup() };
}

describe('TenantSelect', () => {
  it('offers all when there are few, and none of them', async () => {
    const { user, onChange } = open({
      tenants: many.slice(0, 3),
      initial: exampleId(2),
    });
    await user.click(
      await screen.findByRole('button', { name: /Tenant 2 Tenant/ }),
    );
    expect(
      screen.getAllByRole('option').map(option => option.textContent),
    ).toEqual(['None', 'Tenant 0', 'Tenant 1', 'Tenant 2']);
    await user.click(screen.getByRole('option', { name: 'None' }));
    expect(onChange).toHaveBeenLastCalledWith('');
  });

  it('searches when there are many, so that none is out of reach', async () => {
    const { user, list, onChange } = open({ tenants: many });
    const field = await screen.findByRole('combobox', { name: 'Tenant' });
    await user.type(field, 'Tenant 69');
    await user.click(await screen.findByRole('option', { name: 'Tenant 69' }));
    expect(onChange).toHaveBeenLastCalledWith(exampleId(69));
    expect(field).toHaveValue('Tenant 69');
    expect(list.mock.calls.map(([query]) => query?.q)).toContain('Tenant 69');
    expect(list.mock.calls.at(-1)?.[0]?.limit).toBe(pageSizeMax);
  });

  it('says why one of the found cannot be chosen', async () => {
    const { user } = open({ tenants: many });
    await user.type(
      await screen.findByRole('combobox', { name: 'Tenant' }),
      'Tenant 61',
    );
    expect(
      await screen.findByRole('option', { name: 'Tenant 61 (frozen)' }),
    ).toHaveAttribute('aria-disabled', 'true');
  });

  it('names a tenant that is known by its id alone, and lets go of it', async () => {
    const { user, onChange } = open({ tenants: many, initial: exampleId(65) });
    const field = await screen.findByRole('combobox', { name: 'Tenant' });
    await waitFor(() => expect(field).toHaveValue('Tenant 65'));
    await user.clear(field);
    await user.click(await screen.findByRole('option', { name: 'None' }));
    expect(onChange).toHaveBeenLastCalledWith('');
    expect(field).toHaveValue('');
  });

  it('shows the id of one that the person may not read', async () => {
    open({ tenants: many, initial: exampleId(4_711) });
    expect(await screen.findByRole('combobox', { name: 'Tenant' })).toHaveValue(
      exampleId(4_711),
    );
  });

  it('does not offer none where one has to be chosen', async () => {
    const { user } = open({ tenants: many, isRequired: true });
    await user.type(
      await screen.findByRole('combobox', { name: /Tenant/ }),
      '{ArrowDown}',
    );
    expect(
      await screen.findByRole('option', { name: 'Tenant 0' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('option', { name: 'None' })).toBeNull();
  });
});
