import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Pages are heavy for a machine that is busy with other tests; what is right shows long before.
configure({ asyncUtilTimeout: 15_000 });
