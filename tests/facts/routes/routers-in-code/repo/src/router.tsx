import { createBrowserRouter } from 'react-router-dom';
const account = [{ path: 'profile' }, { path: prefix + 'x' }];
export const router = createBrowserRouter([
  { path: '/', children: [{ index: true }, { path: 'account', children: account }] },
]);
