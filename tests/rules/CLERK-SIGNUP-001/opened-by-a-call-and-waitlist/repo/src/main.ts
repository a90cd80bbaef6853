import { Clerk } from '@clerk/clerk-js'

const clerk = new Clerk('pk_test_ZmFrZS1ob3N0LTEzLmNsZXJrLmFjY291bnRzLmRldiQ')
await clerk.load()
// expect: CLERK-SIGNUP-001
document.querySelector('#up')!.addEventListener('click', () => clerk.openSignUp())
