import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ScaffolderFieldExtensions,
  useCustomFieldExtensions,
} from '@backstage/plugin-scaffolder-react';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import {
  exampleClasses,
  exampleError,
  exampleTenant,
  renderPage,
} from '../__testUtils__';
import {
  EnvironmentClassPickerFieldExtension,
  EnvironmentNamePreviewFieldExtension,
  EnvironmentRegionPickerFieldExtension,
  TenantPickerFieldExtension,
} from '../plugin';
import { EnvironmentClassPicker } from './EnvironmentClassPicker';
import { EnvironmentNamePreview } from './EnvironmentNamePreview';
import { EnvironmentRegionPicker } from './EnvironmentRegionPicker';
import { TenantPicker } from './TenantPicker';
import { validateClass, validateRegion, validateTenant } from './validation';

type Api = NonNullable<Parameters<typeof renderPage>[1]>['api'];

const extensions = [
  {
    name: 'EnvironmentClassPicker',
    component: EnvironmentClassPicker,
    validation: validateClass,
  },
  {
    name: 'EnvironmentRegionPicker',
    component: EnvironmentRegionPicker,
    validation: validateRegion,
  },
  { name: 'EnvironmentNamePreview', component: EnvironmentNamePreview },
  {
    name: 'TenantPicker',
    component: TenantPicker,
    validation: validateTenant,
  },
];

const form = {
  title: 'Which environment?',
  properties: {
    tenant: { type: 'string', 'ui:field': 'TenantPicker' },
    class: {
      type: 'string',
      'ui:field': 'EnvironmentClassPicker',
      'ui:options': { tenantField: 'tenant' },
    },
    region: { type: 'string', 'ui:field': 'EnvironmentRegionPicker' },
    component: { type: 'string', title: 'Component' },
    owner: { type: 'string', title: 'Owner' },
    name: { type: 'string', 'ui:field': 'EnvironmentNamePreview' },
  },
};

const acme = exampleTenant();
const frozen = exampleTenant({
  id: '00000000-0000-4000-8000-00000000f0f0',
  name: 'Globex',
  status: 'frozen',
});

const inTenants: Api = {
  tenants: {
    list: async () => ({
      items: [acme, frozen],
      total: { value: 2, relation: 'eq' },
    }),
    get: async id => (id === frozen.id ? frozen : acme),
  },
};

type FormProps = Omit<Parameters<typeof Stepper>[0], 'extensions'>;

function Form(props: FormProps) {
  // The form asks each field for a value of its own type
  const fields = extensions as Parameters<typeof Stepper>[0]['extensions'];
  return <Stepper {...props} extensions={fields} />;
}

/** As portals of the old frontend system make it. */
function ClassicForm(props: FormProps) {
  const fields = useCustomFieldExtensions(
    <ScaffolderFieldExtensions>
      <EnvironmentClassPickerFieldExtension />
      <EnvironmentRegionPickerFieldExtension />
      <EnvironmentNamePreviewFieldExtension />
      <TenantPickerFieldExtension />
    </ScaffolderFieldExtensions>,
  );
  return (
    <Stepper
      {...props}
      extensions={fields as Parameters<typeof Stepper>[0]['extensions']}
    />
  );
}

function open(
  options: {
    form?: typeof Form;
    api?: Api;
    initialState?: Record<string, string>;
    properties?: object;
  } = {},
) {
  const onCreate = jest.fn(async () => {});
  const schema = {
    ...form,
    properties: { ...form.properties, ...options.properties },
  };
  const Shown = options.form ?? Form;
  const { api } = renderPage(
    <Shown
      manifest={{
        title: 'Request an environment',
        steps: [{ title: form.title, schema }],
      }}
      initialState={options.initialState ?? {}}
      onCreate={onCreate}
    />,
    { api: { ...inTenants, ...options.api } },
  );
  return { api, onCreate };
}

const goOn = () =>
  userEvent.click(screen.getByRole('button', { name: 'Review' }));

// jsdom has nothing to scroll
beforeAll(() => {
  window.scrollTo = () => {};
});

describe('the fields of templates', () => {
  it.each([
    ['new', Form],
    ['old', ClassicForm],
  ])(
    'give class, region and tenant to the template, in one form of the %s frontend system',
    async (_, shown) => {
      const user = userEvent.setup();
      const { onCreate } = open({ form: shown });
      await user.click(await screen.findByRole('button', { name: /Tenant/ }));
      await user.click(screen.getByRole('option', { name: 'Acme' }));
      await user.click(await screen.findByRole('radio', { name: 'Preview' }));
      await user.click(
        await screen.findByRole('radio', { name: 'eu-central-1' }),
      );
      await goOn();
      await user.click(await screen.findByRole('button', { name: 'Create' }));
      expect(onCreate).toHaveBeenCalledWith({
        tenant: acme.id,
        class: 'preview',
        region: 'eu-central-1',
      });
    },
  );
});

describe('EnvironmentClassPicker', () => {
  it('says what a class gives, costs and needs', async () => {
    open();
    expect(
      await screen.findByRole('radio', { name: 'Preview' }),
    ).toHaveAccessibleDescription(/up to 7 days.*\$40 \/ month/);
    expect(
      screen.getByRole('radio', { name: 'Production' }),
    ).toHaveAccessibleDescription(/Needs 1 approval/);
  });

  it('says why a class is not for the tenant, and does not go on with it', async () => {
    const user = userEvent.setup();
    const { api } = open({
      initialState: { tenant: acme.id, class: 'regulated' },
      api: {
        listEnvironmentClasses: jest.fn(async options =>
          exampleClasses.map(item => ({
            ...item,
            ...(options?.tenantId &&
              item.entitlement && {
                availability: {
                  allowed: false,
                  reason: 'Acme is not entitled to it',
                  product: item.entitlement,
                  can_request: true,
                },
              }),
          })),
        ),
      },
    });
    const regulated = await screen.findByRole('radio', { name: 'Regulated' });
    expect(regulated).toBeDisabled();
    expect(regulated).toHaveAccessibleDescription(
      /Not available: Acme is not entitled to it/,
    );
    await goOn();
    expect(
      await screen.findByText(
        'Regulated is not available: Acme is not entitled to it',
      ),
    ).toBeInTheDocument();
    expect(api.listEnvironmentClasses).toHaveBeenCalledWith(
      expect.objectContaining({ tenantId: acme.id }),
    );

    await user.click(screen.getByRole('radio', { name: 'Preview' }));
    await goOn();
    expect(
      await screen.findByRole('button', { name: 'Create' }),
    ).toBeInTheDocument();
  });

  it('offers only the classes that the template names', async () => {
    open({
      initialState: { class: 'production' },
      properties: {
        class: {
          type: 'string',
          'ui:field': 'EnvironmentClassPicker',
          'ui:options': { classes: ['preview', 'shared-staging'] },
        },
      },
    });
    await screen.findByRole('radio', { name: 'Preview' });
    expect(
      screen.queryByRole('radio', { name: 'Production' }),
    ).not.toBeInTheDocument();
    await goOn();
    expect(
      await screen.findByText(
        'This template does not offer the class production.',
      ),
    ).toBeInTheDocument();
  });

  it('says when the classes could not be loaded, and tries again', async () => {
    let isDown = true;
    open({
      api: {
        listEnvironmentClasses: jest.fn(async () => {
          if (isDown) {
            throw exampleError('not_found', 'The database is away');
          }
          return exampleClasses;
        }),
      },
    });
    expect(
      await screen.findByText('The classes could not be loaded'),
    ).toBeInTheDocument();
    isDown = false;
    await userEvent.click(
      screen.getAllByRole('button', { name: /Try again/ })[0],
    );
    expect(
      await screen.findByRole('radio', { name: 'Preview' }),
    ).toBeInTheDocument();
  });
});

describe('EnvironmentRegionPicker', () => {
  it('offers the regions of the class that is chosen', async () => {
    const user = userEvent.setup();
    open();
    expect(await screen.findByText(/Choose a class first/)).toBeInTheDocument();
    await user.click(
      await screen.findByRole('radio', { name: 'Shared staging' }),
    );
    expect(
      await screen.findByRole('radio', { name: 'us-east-1' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('radio', { name: 'eu-central-1' }),
    ).not.toBeInTheDocument();
  });

  it('does not go on with a region in which the class is not', async () => {
    open({ initialState: { class: 'shared-staging', region: 'eu-central-1' } });
    expect(
      await screen.findByText(
        'eu-central-1: no longer offered. Choose another region.',
      ),
    ).toBeInTheDocument();
    await goOn();
    expect(
      await screen.findByText(
        'Shared staging is not in eu-central-1. Choose one of us-east-1.',
      ),
    ).toBeInTheDocument();
  });
});

describe('EnvironmentNamePreview', () => {
  it('shows the name as one types, and has no value', async () => {
    const user = userEvent.setup();
    const { onCreate } = open({ initialState: { class: 'preview' } });
    const name = await screen.findByRole('status', { name: 'Name' });
    expect(name).toHaveTextContent(/It shows as soon as/);
    await user.type(
      screen.getByRole('textbox', { name: 'Component' }),
      'component:default/checkout',
    );
    await waitFor(() => expect(name).toHaveTextContent('checkout-preview-…'));
    await goOn();
    await user.click(await screen.findByRole('button', { name: 'Create' }));
    expect(onCreate).toHaveBeenCalledWith({
      class: 'preview',
      component: 'component:default/checkout',
    });
  });
});

describe('TenantPicker', () => {
  it('does not go on with a tenant that cannot have environments now', async () => {
    open({ initialState: { tenant: frozen.id } });
    await screen.findByRole('button', { name: /Tenant/ });
    await goOn();
    expect(
      await screen.findByText(
        'Globex is frozen and cannot have environments now.',
      ),
    ).toBeInTheDocument();
  });

  it('does not say whether a tenant exists that the person is not in', async () => {
    open({
      initialState: { tenant: acme.id },
      api: {
        tenants: {
          list: inTenants.tenants!.list,
          get: async () => {
            throw exampleError('not_found', 'Not here');
          },
        },
      },
    });
    await screen.findByRole('button', { name: /Tenant/ });
    await goOn();
    expect(
      await screen.findByText('There is no such tenant, or you are not in it.'),
    ).toBeInTheDocument();
  });

  it('lets people without a tenant go on', async () => {
    open({
      api: {
        tenants: {
          list: async () => ({
            items: [],
            total: { value: 0, relation: 'eq' },
          }),
          get: async () => acme,
        },
      },
    });
    expect(await screen.findByText(/You are in no tenant/)).toBeInTheDocument();
    await goOn();
    expect(
      await screen.findByRole('button', { name: 'Create' }),
    ).toBeInTheDocument();
  });
});
