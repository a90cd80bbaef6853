export default defineNuxtRouteMiddleware((to) => {
  const { isSignedIn } = useAuth()
  if (!isSignedIn.value && to.path !== '/sign-in') return navigateTo('/sign-in')
})
