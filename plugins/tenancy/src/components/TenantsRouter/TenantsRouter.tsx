import { Route, Routes } from 'react-router-dom';
import { tenantRouteRef } from '../../routes';
import { TenantListPage } from '../TenantListPage';
import { TenantPage } from '../TenantPage';

/** The pages below `/tenants`. */
export function TenantsRouter() {
  return (
    <Routes>
      <Route index element={<TenantListPage />} />
      <Route path={`${tenantRouteRef.path}/*`} element={<TenantPage />} />
    </Routes>
  );
}
