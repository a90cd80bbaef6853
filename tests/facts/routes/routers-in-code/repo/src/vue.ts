import { createRouter } from 'vue-router';
export const routes = createRouter({
  routes: [
    { path: '/users/:id' },
    { path: '/:pathMatch(.*)*' },
  ],
});
