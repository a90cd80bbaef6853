import { ClerkProvider } from '@clerk/nextjs'

export const t = <ClerkProvider isSatellite domain="store.example" />
