import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  controlPlanePermissions,
  environmentRequestCreatePermission,
  templateGateApprovePermission,
} from '@groundwork/plugin-control-plane-common';
import { speaking } from '../../testUtils/speaking';
import { ForbiddenPanel } from './ForbiddenPanel';

it('names the missing permission in words and who can give it', async () => {
  renderInTestApp(
    <ForbiddenPanel permission={environmentRequestCreatePermission} />,
  );
  expect(
    await screen.findByRole('heading', {
      name: 'You may not request environments',
    }),
  ).toBeInTheDocument();
  expect(screen.getByText('requester')).toBeInTheDocument();
  expect(
    screen.getByText('control-plane.environment-request.create'),
  ).toBeInTheDocument();
});

it('says in German who may decide over runs of templates', async () => {
  renderInTestApp(
    <ForbiddenPanel permission={templateGateApprovePermission} />,
    speaking('de'),
  );
  expect(
    await screen.findByRole('heading', {
      name: 'Dir fehlt die Berechtigung, Läufe von Vorlagen zu genehmigen oder abzulehnen',
    }),
  ).toBeInTheDocument();
  expect(screen.getByText('approver')).toBeInTheDocument();
});

it('has words for every permission of the control plane, and shows the name of any other', async () => {
  const other = { name: 'control-plane.constructor' };
  renderInTestApp(
    <>
      {[...controlPlanePermissions, other].map(permission => (
        <ForbiddenPanel key={permission.name} permission={permission} />
      ))}
    </>,
  );
  const headings = await screen.findAllByRole('heading', {
    name: /^You may not/,
  });
  expect(headings).toHaveLength(controlPlanePermissions.length + 1);
  expect(
    headings
      .map(heading => heading.textContent)
      .filter(text => text?.includes('control-plane.')),
  ).toEqual(['You may not control-plane.constructor']);
  expect(headings.map(heading => heading.textContent)).toContain(
    'You may not approve or reject runs of templates',
  );
});
