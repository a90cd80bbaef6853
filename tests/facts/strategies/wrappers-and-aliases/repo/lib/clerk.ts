export { useSignIn as useLogin } from '@clerk/nextjs'
