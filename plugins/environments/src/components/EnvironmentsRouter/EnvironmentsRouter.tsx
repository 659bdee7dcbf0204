import { Route, Routes } from 'react-router-dom';
import { NotFoundErrorPage } from '@backstage/frontend-plugin-api';
import { environmentRouteRef, requestRouteRef } from '../../routes';
import { EnvironmentListPage } from '../EnvironmentListPage';
import { EnvironmentPage } from '../EnvironmentPage';
import { RequestPage } from '../RequestPage';

/** The pages below `/environments`. */
export function EnvironmentsRouter() {
  return (
    <Routes>
      <Route index element={<EnvironmentListPage />} />
      <Route path={requestRouteRef.path} element={<RequestPage />} />
      <Route path={environmentRouteRef.path} element={<EnvironmentPage />} />
      <Route path="*" element={<NotFoundErrorPage />} />
    </Routes>
  );
}
