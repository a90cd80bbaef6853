import { ClerkProvider } from '@clerk/clerk-react';
import { BrowserRouter, Route, Routes } from 'react-router-dom';
import { router } from './router';
import { routes } from './vue';
import { tree } from './tanstack';
import { Small } from './small';

export const App = () => (
  <ClerkProvider publishableKey={import.meta.env.VITE_CLERK_PUBLISHABLE_KEY}>
    <BrowserRouter>
      <Routes>
        <Route index element={<Home />} />
        <Route path="sign-in/*" element={<In />} />
        <Route path="/team" element={<Shell />}>
          <Route path=":id" element={<Member />} />
          {show && <Route path="new" element={<New />} />}
        </Route>
        <Route element={<Layout />}>
          <Route path="help" element={<Help />} />
        </Route>
      </Routes>
    </BrowserRouter>
  </ClerkProvider>
);
