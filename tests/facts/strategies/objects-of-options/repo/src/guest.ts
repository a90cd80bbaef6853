export const guest = (api: { signInCreate(o: object): void }, ticket: string) => {
  api.signInCreate({ strategy: 'ticket', ticket })
  console.log('begin', { strategy: 'oauth_google' })
}
