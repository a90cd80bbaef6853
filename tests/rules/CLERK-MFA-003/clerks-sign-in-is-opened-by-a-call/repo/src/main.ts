import { Clerk } from '@clerk/clerk-js'

const clerk = new Clerk('pk_test_ZmFrZS1ob3N0LTEzLmNsZXJrLmFjY291bnRzLmRldiQ')
await clerk.load()

export const login = (identifier: string) => clerk.client!.signIn.create({ identifier })
export const open = () => clerk.openSignIn()
