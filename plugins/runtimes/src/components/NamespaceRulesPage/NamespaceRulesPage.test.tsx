import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { exampleError, exampleRules, renderPage } from '../../__testUtils__';
import { NamespaceRulesPage } from './NamespaceRulesPage';
import { rulesDraftOf, toRulesWrite } from './rulesDraft';

const path = '/namespaces/rules';

async function openDialog(options: Parameters<typeof renderPage>[1] = {}) {
  const rendered = renderPage(<NamespaceRulesPage />, { path, ...options });
  await userEvent.click(
    await screen.findByRole('button', { name: 'Edit rules' }),
  );
  return { ...rendered, dialog: within(await screen.findByRole('dialog')) };
}

describe('NamespaceRulesPage', () => {
  it('shows the template with an example, and what each part has to be', async () => {
    renderPage(<NamespaceRulesPage />, { path });
    expect(await screen.findByText('team-project-dev')).toBeInTheDocument();
    expect(screen.getByRole('row', { name: /^env/ })).toHaveTextContent(
      'one of dev, staging, prod',
    );
    expect(screen.getByRole('row', { name: /cost-center/ })).toHaveTextContent(
      'matches c-[0-9]{3}',
    );
  });

  it('does not offer to change what the configuration owns', async () => {
    renderPage(<NamespaceRulesPage />, {
      path,
      api: {
        namespaces: {
          getRules: async () => exampleRules({ source: 'config' }),
        },
      },
    });
    expect(
      await screen.findByRole('button', { name: 'Edit rules' }),
    ).toHaveAccessibleDescription(
      'The configuration owns the rules; they are changed there.',
    );
  });

  it('shows an example as one types, and saves the rules of the parts that are left', async () => {
    const { dialog, api } = await openDialog();
    const template = dialog.getByRole('textbox', { name: /Template/ });
    await userEvent.clear(template);
    await userEvent.type(template, '{{env}-{{app}');
    expect(dialog.getByText('dev-app')).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(api.namespaces.setRules).toHaveBeenCalledWith({
        template: '{env}-{app}',
        segments: { env: exampleRules().segments.env },
        metadata: exampleRules().metadata,
      }),
    );
  });

  it('shows what the control plane refuses', async () => {
    const { dialog } = await openDialog({
      api: {
        namespaces: {
          setRules: async () => {
            throw exampleError('validation_error', 'No', [
              {
                field: 'segments.env.pattern',
                message: 'is not a regular expression',
              },
            ]);
          },
        },
      },
    });
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(
      await dialog.findByText('Is not a regular expression'),
    ).toBeInTheDocument();
  });
});

it('writes rules as they were read', () => {
  const rules = exampleRules();
  expect(toRulesWrite(rulesDraftOf(rules))).toEqual({
    template: rules.template,
    segments: rules.segments,
    metadata: rules.metadata,
  });
});
