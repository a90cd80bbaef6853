import { index, layout, prefix, route } from '@react-router/dev/routes';
export default [
  index('home.tsx'),
  route('sign-in/*', 'sign-in.tsx'),
  layout('shell.tsx', [...prefix('app', [route('settings', 'settings.tsx')])]),
];
