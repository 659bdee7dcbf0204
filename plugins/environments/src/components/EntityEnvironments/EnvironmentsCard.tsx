import type { ReactNode } from 'react';
import { Card, CardBody, CardFooter, CardHeader, Text } from '@backstage/ui';
import { environmentRequestReadPermission } from '@groundwork/plugin-control-plane-common';
import {
  ErrorPanel,
  isForbidden,
  Legible,
  SkeletonLines,
  useMissingPermission,
  type LiveQuery,
} from '@groundwork/plugin-control-plane-react';
import { useEnvironmentsWords } from '../../translation';
import { RequestButton, type RequestButtonProps } from '../RequestButton';
import { useCountWords } from './useCountWords';
import type { EnvironmentsOf } from './useEnvironmentsOf';

/** Props of {@link EnvironmentsCard}. */
export type EnvironmentsCardProps = {
  query: Pick<LiveQuery<EnvironmentsOf>, 'value' | 'error' | 'refresh'>;
  /** What a request that begins here begins with. */
  request: Pick<RequestButtonProps, 'componentRef' | 'ownerRef'>;
  /** What of them is shown. */
  children: (value: EnvironmentsOf) => ReactNode;
};

/** A card about environments: how many there are in words, what is shown of them, and the way to another one. */
export function EnvironmentsCard(props: EnvironmentsCardProps) {
  const { query, request, children } = props;
  const { value, error, refresh } = query;
  const { t } = useEnvironmentsWords();
  const missingPermission = useMissingPermission(
    environmentRequestReadPermission,
  );
  const countWords = useCountWords();
  return (
    <Card>
      <Legible>
        <CardHeader>
          <Text as="h3" variant="title-x-small" weight="bold">
            {t('catalog.title')}
          </Text>
          {value && (
            <Text as="p" variant="body-medium">
              {countWords(value.items, value.total)}
            </Text>
          )}
        </CardHeader>
        <CardBody>
          {isForbidden(error) && (
            <Text as="p" variant="body-medium">
              {missingPermission}
            </Text>
          )}
          {error && !isForbidden(error) && (
            <ErrorPanel
              title={t('catalog.notLoaded')}
              error={error}
              onRetry={refresh}
            />
          )}
          {!error && !value && (
            <SkeletonLines count={3} label={t('catalog.loading')} />
          )}
          {value && value.items.length > 0 && children(value)}
        </CardBody>
        {value && (
          <CardFooter>
            <RequestButton {...request} variant="secondary" />
          </CardFooter>
        )}
      </Legible>
    </Card>
  );
}
