import { Route } from 'wouter';
export const Small = () => (
  <div>
    <Route path="/about" />
    <Route>404</Route>
  </div>
);
