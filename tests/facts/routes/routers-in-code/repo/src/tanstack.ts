import { createRootRoute, createRoute, createFileRoute } from '@tanstack/react-router';
const root = createRootRoute();
const shop = createRoute({ getParentRoute: () => root, path: '/shop' });
export const tree = createRoute({ getParentRoute: () => shop, path: '$item' });
export const login = createFileRoute('/(auth)/_quiet/login')({});
