import { withClerkHandler } from 'svelte-clerk/server'

export const handle = withClerkHandler({ organizationSyncOptions: { organizationPatterns: ['/orgs/:slug'] } })
