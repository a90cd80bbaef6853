export const known = [{ strategy: 'oauth_github', colour: 'black' }, { strategy: 'oauth_apple', colour: 'white' }]

export const track = (send: (name: string, it: object) => void) => send('sign-in', { strategy: 'oauth_discord' })
