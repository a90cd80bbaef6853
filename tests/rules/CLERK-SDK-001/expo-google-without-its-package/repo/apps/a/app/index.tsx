import { useSignInWithGoogle } from '@clerk/expo/google'

// expect: CLERK-SDK-001
export default () => useSignInWithGoogle()
