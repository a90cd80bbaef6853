import { useUser } from '@clerk/clerk-react';
import { Route } from './mine';
import { createBrowserRouter } from './react-router';
// <Route path="/a" />
export const App = () => <Route path="/a" user={useUser()} />;
createBrowserRouter([{ path: '/b' }]);
