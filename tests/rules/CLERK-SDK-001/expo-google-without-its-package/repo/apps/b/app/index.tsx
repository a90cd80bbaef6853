import { useSignInWithGoogle } from '@clerk/expo/google'

export default () => useSignInWithGoogle()
