import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useApi } from '@backstage/frontend-plugin-api';
import { Box, ButtonLink } from '@backstage/ui';
import { RiCompass3Line } from '@remixicon/react';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import {
  controlPlaneApiRef,
  EmptyState,
  ErrorPanel,
  SkeletonCards,
  SkeletonLines,
  useEnvironmentRequest,
  type LiveQuery,
  useAction,
  isForbidden,
  isNotFound,
  PageFrame,
} from '@groundwork/plugin-control-plane-react';
import { titleOf } from '../../model';
import { environmentsRouteRef } from '../../routes';
import { DeleteDialog } from '../DeleteDialog';
import { ExtendDialog } from '../ExtendDialog';
import { EnvironmentActions } from './EnvironmentActions';
import { EnvironmentAnswer } from './EnvironmentAnswer';
import { EnvironmentTabs } from './EnvironmentTabs';
import { LifecycleTimeline } from './LifecycleTimeline';
import styles from './EnvironmentPage.module.css';

/** Everything about one environment, live. */
export function EnvironmentPage() {
  const { id = '' } = useParams();
  const query = useEnvironmentRequest(id);
  const { value, error, refresh } = query;
  if (isNotFound(error) || isForbidden(error)) {
    return <NoSuchEnvironment />;
  }
  if (error) {
    return (
      <PageFrame title="Environment">
        <ErrorPanel
          title="The environment could not be loaded"
          error={error}
          onRetry={refresh}
        />
      </PageFrame>
    );
  }
  if (!value) {
    return (
      <PageFrame title="Environment">
        <SkeletonLines count={2} label="Loading the environment" />
        <SkeletonCards count={1} height={88} />
        <SkeletonCards count={1} height={220} />
      </PageFrame>
    );
  }
  return <LoadedEnvironment request={value} query={query} />;
}

function LoadedEnvironment(props: {
  request: EnvironmentRequest;
  query: LiveQuery<EnvironmentRequest>;
}) {
  const { request, query } = props;
  const api = useApi(controlPlaneApiRef);
  const [isExtending, setIsExtending] = useState(false);
  const [isDeleting, setIsDeleting] = useState(false);
  // Answers of actions carry neither targets nor votes in every state: what is known of them stays until it is read.
  const show = (answer: EnvironmentRequest) =>
    query.replace({
      ...answer,
      targets: answer.targets ?? request.targets,
      votes: answer.votes ?? request.votes,
    });
  const reconcile = useAction(async () =>
    show(await api.reconcileEnvironmentRequest(request.id)),
  );

  return (
    <PageFrame
      title={titleOf(request)}
      live={query}
      actions={
        <EnvironmentActions
          request={request}
          onReconcile={reconcile.run}
          isReconciling={reconcile.isPending}
          onExtend={() => setIsExtending(true)}
          onDelete={() => setIsDeleting(true)}
        />
      }
    >
      <EnvironmentAnswer request={request} />
      {reconcile.error && (
        <ErrorPanel
          title="The environment could not be reconciled"
          error={reconcile.error}
        />
      )}
      <Box
        as="section"
        bg="neutral"
        className={styles.card}
        aria-label="Timeline"
      >
        <LifecycleTimeline request={request} />
      </Box>
      <EnvironmentTabs
        request={request}
        onTargetChanged={changed =>
          show({
            ...request,
            targets: request.targets?.map(target =>
              target.id === changed.id ? changed : target,
            ),
          })
        }
      />
      {isExtending && (
        <ExtendDialog
          request={request}
          onClose={() => setIsExtending(false)}
          onExtended={show}
        />
      )}
      {isDeleting && (
        <DeleteDialog
          request={request}
          onClose={() => setIsDeleting(false)}
          onDeleted={show}
        />
      )}
    </PageFrame>
  );
}

function NoSuchEnvironment() {
  const environmentsPath = useRouteRef(environmentsRouteRef)();
  return (
    <PageFrame title="Environment">
      <EmptyState
        icon={<RiCompass3Line />}
        title="There is no such environment, or you may not see it"
        description="Check the address. If somebody sent it to you, ask them or an administrator of the control plane for access."
        action={
          <ButtonLink href={environmentsPath} variant="secondary">
            All environments
          </ButtonLink>
        }
      />
    </PageFrame>
  );
}
