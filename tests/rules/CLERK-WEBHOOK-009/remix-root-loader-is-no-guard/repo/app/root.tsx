import { rootAuthLoader } from '@clerk/remix/ssr.server'

export const loader = (args) => rootAuthLoader(args)
