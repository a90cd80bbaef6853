import { clerk } from './secrets'

export const web = new sst.aws.Astro('Web', {
  path: 'packages/web',
  environment: {
    CLERK_SECRET_KEY: clerk.value,
    PUBLIC_CLERK_SIGN_IN_URL: '/sign-in',
  },
})
