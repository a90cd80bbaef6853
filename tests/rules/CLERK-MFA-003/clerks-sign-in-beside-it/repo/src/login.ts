import { $clerkStore } from '@clerk/astro/client'

export const login = (identifier: string) => $clerkStore.get()!.client!.signIn.create({ identifier })
