import { act, screen } from '@testing-library/react';
import {
  appLanguageApiRef,
  useApi,
  type AppLanguageApi,
} from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { environmentRequestCreatePermission } from '@groundwork/plugin-control-plane-common';
import {
  ErrorPanel,
  ForbiddenPanel,
  LeaseBar,
  LiveDot,
  Money,
  RelativeTime,
  StatusChip,
} from '../components';
import { formatHours } from '../format';
import { useLiveQuery } from '../hooks';
import { compareMessages } from '../testUtils/compareMessages';
import { exampleError } from '../testUtils/exampleError';
import { hoursFromNow } from '../testUtils/hoursFromNow';
import { speaking } from '../testUtils/speaking';
import { controlPlaneMessages } from './controlPlaneMessages';
import german from './de';

it('has every message in German, with the same values in it', () => {
  expect(compareMessages(controlPlaneMessages, german.messages)).toEqual([]);
});

it('speaks German where it was chosen', async () => {
  renderInTestApp(
    <>
      <StatusChip status="pending_approval" />
      <ForbiddenPanel permission={environmentRequestCreatePermission} />
      <ErrorPanel
        title="Nicht geladen"
        error={exampleError('unavailable', 'The database does not answer')}
        onRetry={() => {}}
      />
      <LeaseBar expiresAt={hoursFromNow(75)} ttlHours={168} />
      <LiveDot connection="reconnecting" updatedAt={Date.now() - 12_000} />
    </>,
    speaking('de'),
  );
  expect(await screen.findByText('Wartet auf Genehmigung')).toBeInTheDocument();
  expect(
    screen.getByRole('heading', {
      name: 'Dir fehlt die Berechtigung, Umgebungen anzufordern',
    }),
  ).toBeInTheDocument();
  expect(screen.getByRole('alert')).toHaveTextContent(
    'The database does not answer. Vielleicht startet sie gerade',
  );
  expect(
    screen.getByRole('button', { name: 'Anfrage-ID kopieren' }),
  ).toBeInTheDocument();
  expect(screen.getByText('3 Tage')).toBeInTheDocument();
  expect(
    screen.getByText(/Verbindung wird wiederhergestellt/).parentElement,
  ).toHaveTextContent(/, zuletzt aktualisiert vor 1[23] Sek\.$/);
});

it('changes what it says at once when another language is chosen', async () => {
  let languages: AppLanguageApi | undefined;
  function Page() {
    languages = useApi(appLanguageApiRef);
    const { value = 0 } = useLiveQuery({ key: 'hours', load: async () => 168 });
    return (
      <>
        <StatusChip status="ready" />
        <Money amountUsd={1200} />
        <RelativeTime time={hoursFromNow(-2)} />
        <p>{formatHours(value)}</p>
      </>
    );
  }
  renderInTestApp(<Page />, speaking('de'));
  expect(await screen.findByText('7 Tage')).toBeInTheDocument();
  expect(screen.getByText('Bereit')).toBeInTheDocument();
  expect(screen.getByText(/1\.200\s\$ \/ Monat/)).toBeInTheDocument();

  act(() => languages?.setLanguage('en'));
  expect(await screen.findByText('Ready')).toBeInTheDocument();
  expect(screen.getByText('$1,200 / month')).toBeInTheDocument();
  expect(screen.getByText(/^2 h ago/)).toBeInTheDocument();
  expect(screen.getByText('7 days')).toBeInTheDocument();

  act(() => languages?.setLanguage('de'));
  expect(await screen.findByText('Bereit')).toBeInTheDocument();
  expect(screen.getByText(/^vor 2 Std\./)).toBeInTheDocument();
});
