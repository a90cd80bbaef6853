export const useSignIn = () => ({
  signIn: {
    create: (_: object) => undefined,
    authenticateWithPopup: (_: object) => undefined,
  },
})
