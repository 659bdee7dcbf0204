import { useParams } from 'react-router-dom';
import { PageFrame } from '@groundwork/plugin-control-plane-react';

/** Everything about one tenant. */
export function TenantPage() {
  const { slug = '' } = useParams();
  return <PageFrame title={slug}>{null}</PageFrame>;
}
